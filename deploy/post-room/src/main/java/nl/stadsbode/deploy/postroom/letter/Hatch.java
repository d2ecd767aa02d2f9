package nl.stadsbode.deploy.postroom.letter;

import java.io.IOException;
import java.nio.file.CopyOption;
import java.nio.file.Path;
import java.util.Collection;
import nl.stadsbode.deploy.postroom.Behaviour;
import nl.stadsbode.deploy.postroom.Behaviours;
import nl.stadsbode.deploy.postroom.Channel;
import org.apache.sshd.server.session.ServerSession;
import org.apache.sshd.sftp.server.Handle;
import org.apache.sshd.sftp.server.SftpEventListener;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Where files are handed in: behaves, or misbehaves, as the letter channel is told to. */
@Component
class Hatch implements SftpEventListener {

    private final Behaviours behaviours;

    Hatch(Behaviours behaviours) {
        this.behaviours = behaviours;
    }

    @Override
    public void opening(ServerSession session, String remoteHandle, Handle localHandle) throws IOException {
        if (behaviours.of(Channel.LETTER).answer() == Behaviour.Answer.THROTTLE) {
            throw new IOException("try again later");
        }
    }

    @Override
    public void moving(ServerSession session, Path from, Path to, Collection<CopyOption> options) {
        behaviours.of(Channel.LETTER).dawdle();
    }

    @Override
    public void moved(
            ServerSession session, Path from, Path to, Collection<CopyOption> options, @Nullable Throwable failure) {
        if (behaviours.of(Channel.LETTER).answer() == Behaviour.Answer.DROP
                && to.getFileName().toString().equals(Batch.MANIFEST)) {
            session.close(true);
        }
    }
}
