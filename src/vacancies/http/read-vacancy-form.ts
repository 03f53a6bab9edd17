import { plainToInstance } from 'class-transformer';
import { BodyValidationPipe } from '../../platform/validation/body-validation.pipe.js';
import type { VacancyForm } from '../domain/vacancy-form.js';
import { VacancyFormDto } from './vacancy.dto.js';

const pipe = new BodyValidationPipe();

/** A row of a feed held to the same rules as a body. @throws ValidationFailed */
export async function readVacancyForm(value: unknown): Promise<VacancyForm> {
  const checked = await pipe.transform(value, { type: 'body', metatype: VacancyFormDto });
  return { ...plainToInstance(VacancyFormDto, checked) } as VacancyForm;
}
