import type { AtomicCondition, ConditionTest } from '../../../agreements/index.js';
import { CREDENTIAL_TESTS } from './credential-tests.js';
import { experience } from './experience.js';
import { PERSON_TESTS } from './person-tests.js';
import type { Prepare, PreparedTest, Tests } from './prepared-test.js';

/** How each test of the vocabulary is answered. */
const TESTS: Tests<ConditionTest> = { ...CREDENTIAL_TESTS, ...PERSON_TESTS, experience };

export function prepare(condition: AtomicCondition): PreparedTest {
  return (TESTS[condition.test] as Prepare<ConditionTest>)(condition as never);
}
