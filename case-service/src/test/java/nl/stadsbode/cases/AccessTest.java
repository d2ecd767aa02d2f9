package nl.stadsbode.cases;

import nl.stadsbode.cases.testing.CaseServiceTest;
import nl.stadsbode.chassis.testing.AccessIsWrittenDown;

class AccessTest extends CaseServiceTest implements AccessIsWrittenDown {}
