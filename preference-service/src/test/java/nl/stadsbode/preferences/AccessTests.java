package nl.stadsbode.preferences;

import nl.stadsbode.chassis.testing.AccessIsWrittenDown;

class AccessTests extends ServiceTest implements AccessIsWrittenDown {}
