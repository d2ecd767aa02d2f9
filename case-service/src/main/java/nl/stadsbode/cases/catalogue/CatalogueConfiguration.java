package nl.stadsbode.cases.catalogue;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.Resource;

/** Loads the catalogue when the service starts; a file that is wrong stops it. */
@Configuration(proxyBeanMethods = false)
class CatalogueConfiguration {

    @Bean
    Catalogue catalogue(@Value("${stadsbode.cases.catalogue:classpath:catalogue/*.yaml}") Resource[] files)
            throws IOException {
        if (files.length == 0) {
            throw new InvalidCatalogue("*.yaml", "(folder)", "has no case types");
        }
        List<CaseType> caseTypes = new ArrayList<>(files.length);
        for (Resource file : files) {
            try (InputStream yaml = file.getInputStream()) {
                caseTypes.add(CatalogueFile.read(String.valueOf(file.getFilename()), yaml));
            }
        }
        return new Catalogue(caseTypes);
    }
}
