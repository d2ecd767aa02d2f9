package nl.stadsbode.deploy.postroom.web;

import nl.stadsbode.deploy.postroom.Channel;
import org.jspecify.annotations.Nullable;
import org.springframework.core.convert.converter.Converter;
import org.springframework.stereotype.Component;

/** Reads {@code sms}, {@code email} or {@code letter} from an address; nothing means every channel. */
@Component
class ChannelParameter implements Converter<String, @Nullable Channel> {

    @Override
    public @Nullable Channel convert(String code) {
        return code.isBlank() ? null : Channel.of(code);
    }
}
