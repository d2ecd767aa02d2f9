package nl.stadsbode.notifications.operations;

import nl.stadsbode.chassis.testing.AccessIsWrittenDown;

class AccessTests extends OperationsTest implements AccessIsWrittenDown {}
