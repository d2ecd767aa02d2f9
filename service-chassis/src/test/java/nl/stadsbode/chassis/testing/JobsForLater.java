package nl.stadsbode.chassis.testing;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.aopalliance.intercept.MethodInterceptor;
import org.springframework.aop.framework.ProxyFactory;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.scheduling.TaskScheduler;

/** What a service does by the clock, and for the first time long after its start: a test need not wait for that. */
public final class JobsForLater implements BeanPostProcessor {

    private final List<Runnable> jobs = new CopyOnWriteArrayList<>();

    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
        if (!(bean instanceof TaskScheduler)) {
            return bean;
        }
        ProxyFactory proxies = new ProxyFactory(bean);
        proxies.setProxyTargetClass(true);
        proxies.addAdvice((MethodInterceptor) call -> {
            Object[] asked = call.getArguments();
            if (asked.length > 1 && asked[0] instanceof Runnable job && asked[1] instanceof Instant) {
                jobs.add(job);
            }
            return call.proceed();
        });
        return proxies.getProxy();
    }

    /** Does each of them once, one after the other. */
    public void runAll() {
        jobs.forEach(Runnable::run);
    }
}
