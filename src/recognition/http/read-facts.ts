import { BodyValidationPipe } from '../../platform/validation/body-validation.pipe.js';
import type { ReadFacts } from '../application/run-examples.js';
import { AssessDto } from './assess.dto.js';

const pipe = new BodyValidationPipe();

/** Facts written in an agreement are held to the same form as those of a request. @throws ValidationFailed */
export const readFacts: ReadFacts = async (facts) => {
  const {
    asOf: _asOf,
    knownAt: _knownAt,
    purposes: _purposes,
    ...read
  } = (await pipe.transform(facts, { type: 'body', metatype: AssessDto })) as AssessDto;
  return read;
};
