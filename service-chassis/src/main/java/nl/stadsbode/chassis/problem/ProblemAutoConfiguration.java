package nl.stadsbode.chassis.problem;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Import;

/** Problem details for every API. */
@AutoConfiguration
@Import(ApiProblems.class)
public class ProblemAutoConfiguration {}
