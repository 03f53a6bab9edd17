import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IncentiveDto, warningsOf } from '../../vacancies/index.js';
import type { Shown } from '../application/read-released.js';
import type { Card } from '../domain/card.js';
import { CLOSED_BECAUSE } from '../domain/release.js';
import type { RecognisedInWords, Released } from '../domain/released.js';

class CardExperienceDto {
  @ApiProperty({ example: '5322', description: 'ISCO-08' }) occupation!: string;
  @ApiProperty({ example: 72 }) months!: number;
  @ApiProperty({ example: 'attested' }) evidence!: string;
}
class SkillShownDto {
  @ApiProperty({ description: 'ESCO URI' }) skill!: string;
  @ApiProperty({ example: 'certified' }) evidence!: string;
}
class LanguageShownDto {
  @ApiProperty({ example: 'ro' }) language!: string;
  @ApiProperty({ example: 'C1' }) level!: string;
}
class CardLicenceDto {
  @ApiProperty({ example: '2221' }) occupation!: string;
  @ApiProperty({ example: 'active' }) state!: string;
}
export class CardDto {
  @ApiProperty({ type: [CardExperienceDto] }) experience!: CardExperienceDto[];
  @ApiProperty({ type: [SkillShownDto] }) skills!: SkillShownDto[];
  @ApiProperty({ type: [LanguageShownDto] }) languages!: LanguageShownDto[];
  @ApiProperty({ type: [CardLicenceDto] }) licences!: CardLicenceDto[];
  @ApiProperty({ type: String, format: 'date', nullable: true }) availableFrom!: string | null;

  static from({ experience, skills, languages, licences, availableFrom }: Card): CardDto {
    return {
      experience: experience.map(({ occupation, months, evidence }) => ({ occupation, months, evidence })),
      skills: skills.map(({ skill, evidence }) => ({ skill, evidence })),
      languages: languages.map(({ language, level }) => ({ language, level })),
      licences: licences.map(({ occupation, state }) => ({ occupation, state })),
      availableFrom,
    };
  }
}
class RecognisedDto {
  @ApiProperty({ description: 'Id of a credential, or experience' }) subject!: string;
  @ApiProperty({ example: 'regulated-profession' }) purpose!: string;
  @ApiProperty({ example: 'conditional' }) outcome!: string;
  @ApiProperty({ example: 'For a regulated profession: recognised under a condition (Directive 2005/36/EC, article 14)' }) words!: string;
}
const LIST = { type: 'array', items: { type: 'object', additionalProperties: true } } as const;
export class ReleasedFieldsDto {
  @ApiPropertyOptional({ type: String, nullable: true }) name?: string | null;
  @ApiPropertyOptional({ type: String, nullable: true }) contact?: string | null;
  @ApiPropertyOptional({ ...LIST, description: 'kind, title, country, awardedOn, issuer, evidence' }) qualifications?: object[];
  @ApiPropertyOptional({ ...LIST, description: 'occupation, country, from, to, evidence' }) experience?: object[];
  @ApiPropertyOptional({ type: [SkillShownDto] }) skills?: SkillShownDto[];
  @ApiPropertyOptional({ type: [LanguageShownDto] }) languages?: LanguageShownDto[];
  @ApiPropertyOptional({ ...LIST, description: 'occupation, country, state, validUntil' }) licences?: object[];
  @ApiPropertyOptional({ type: [RecognisedDto] }) recognition?: RecognisedDto[];
}
export class ShownDto {
  @ApiProperty({ format: 'uuid', description: 'The pseudonym until, and unless, the name is released' }) referralId!: string;
  @ApiProperty({ type: CardDto, description: 'Always: what the person can do, without who they are or where they come from' })
  card!: CardDto;
  @ApiProperty({ type: [IncentiveDto], description: 'Supports that come with the work, and who may use them' }) incentives!: IncentiveDto[];
  @ApiProperty({ type: [String], description: 'As of the vacancy: incentive-leaves-residents-out' }) warnings!: string[];
  @ApiProperty({ type: ReleasedFieldsDto, nullable: true, description: 'Exactly the fields that the person named' })
  released!: ReleasedFieldsDto | null;
  @ApiProperty({ enum: CLOSED_BECAUSE, nullable: true, type: String, description: 'Why nothing is released' }) because!: string | null;
  @ApiProperty({ format: 'uuid', nullable: true, type: String }) consentId!: string | null;
  @ApiProperty({ type: String, format: 'date', nullable: true }) until!: string | null;

  static from(shown: Shown, wordsOf: (one: RecognisedInWords) => string): ShownDto {
    const { referral, card } = shown;
    const incentives = (shown.vacancy?.incentives ?? []).map(({ name, whoMayUse }) => ({ name, whoMayUse }));
    const always = { referralId: referral.id, card: CardDto.from(card), incentives, warnings: warningsOf({ incentives }) };
    if (!shown.released) return { ...always, released: null, because: shown.because, consentId: null, until: null };
    const { consentId, until } = shown;
    return { ...always, released: fieldsOf(shown.released, wordsOf), because: null, consentId, until };
  }
}

/** Field by field what was released; recognition with its words. */
function fieldsOf({ recognition, ...released }: Released, wordsOf: (one: RecognisedInWords) => string): ReleasedFieldsDto {
  const fields = released as ReleasedFieldsDto;
  const inWords = recognition?.map((one) => ({ subject: one.subject, purpose: one.purpose, outcome: one.outcome, words: wordsOf(one) }));
  return { ...fields, ...(inWords && { recognition: inWords }) };
}
