package nl.stadsbode.deploy.postroom;

/** One server of the post room. */
public interface Carrier {

    Channel channel();

    /** The TCP port it really listens on, once started. */
    int port();
}
