import { directionOf } from '../../platform/pages/language.js';
import { countryName, iscedFieldTitleIn, languageName } from '../../standards/index.js';
import { type CredentialSaid, type JobSaid, keyOfOutcome, type PassportContent, type RecognitionSaid } from '../domain/passport-content.js';
import type { PaperEntry, PaperRow, PaperSection, Speaker } from './paper-words.js';

/** A part that was left out, or of which nothing was said, has no section. */
export function sectionsOf(content: PassportContent, speaker: Speaker): readonly PaperSection[] {
  const { text } = speaker;
  const section = (part: PaperSection['part'], entries: readonly PaperEntry[], lead = text(`passport.lead.${part}`)): PaperSection => {
    return { part, heading: text(`passport.part.${part}`), lead, entries };
  };
  const worked = (language: (typeof speaker.languages)[number]) => ({
    day: speaker.day(content.asOf).find((one) => one.language === language)?.text ?? content.asOf,
    engine: content.engine,
    country: countryName(content.destination, language),
  });
  return [
    section(
      'credentials',
      content.credentials.map((one) => credentialEntry(one, speaker)),
    ),
    section(
      'jobs',
      content.jobs.map((one) => jobEntry(one, speaker)),
    ),
    section(
      'languages',
      content.languages.map((one) => languageEntry(one, speaker)),
    ),
    section(
      'recognition',
      content.recognition.map((one) => recognitionEntry(one, speaker)),
      text('passport.lead.recognition', worked),
    ),
  ].filter(({ entries }) => entries.length);
}

function credentialEntry(one: CredentialSaid, { text, plain, day, each }: Speaker): PaperEntry {
  const { level, field } = one;
  return {
    title: plain(one.title),
    rows: rows(
      ['passport.country', each((language) => countryName(one.country, language))],
      one.issuer && ['passport.issuer', plain(one.issuer)],
      one.awardedOn && ['passport.awardedOn', day(one.awardedOn)],
      one.validUntil && ['passport.runsOut', day(one.validUntil)],
      level !== undefined && ['passport.level', text('passport.iscedLevel', { level })],
      field && ['passport.field', each((language) => `${iscedFieldTitleIn(field, language).text} (ISCED-F ${field})`)],
      ['passport.evidence', text(`passport.shownBy.${one.shownBy}`)],
    )(text),
  };
}

function jobEntry(one: JobSaid, speaker: Speaker): PaperEntry {
  const { text, plain, each, months, named, occupation } = speaker;
  return {
    title: occupation(one.occupation, one.occupationUri),
    rows: rows(
      one.words && ['passport.ownWords', plain(one.words)],
      ['passport.country', each((language) => countryName(one.country, language))],
      ['passport.when', months(one.from, one.to)],
      one.hoursPerWeek && ['passport.hours', text('confirmation.hoursValue', { hours: one.hoursPerWeek })],
      one.skills.length && ['passport.skills', named(one.skills)],
      ['passport.evidence', text(`passport.shownBy.${one.shownBy}`)],
      ...confirmationRows(one.confirmation, speaker),
    )(text),
  };
}

function confirmationRows(confirmation: JobSaid['confirmation'], { text, day, named }: Speaker): readonly (Row | false)[] {
  if (!confirmation) return [];
  const { organisation, role, on, skills } = confirmation;
  const said = text('passport.confirmation', (language) => {
    return { organisation, role, day: day(on).find((one) => one.language === language)?.text ?? on };
  });
  return [['passport.confirmedBy', said], skills.length > 0 && ['passport.confirmedSkills', named(skills)]];
}

function languageEntry({ language: tag, level }: PassportContent['languages'][number], { text, plain, each }: Speaker): PaperEntry {
  return {
    title: each((language) => languageName(tag, language)),
    rows: rows(['passport.level', plain(`${level} (CEFR)`)], ['passport.evidence', text('passport.shownBy.declared')])(text),
  };
}

function recognitionEntry({ of, purpose, outcome, certainty, grounds }: RecognitionSaid, { text, each }: Speaker): PaperEntry {
  const purposes = text(`purpose.${purpose}`);
  const title = of
    ? each((language) => `${of} – ${purposes.find((one) => one.language === language)?.text ?? purposes[0]?.text}`)
    : text('passport.experienceFor', (language) => ({ purpose: purposes.find((one) => one.language === language)?.text ?? '' }));
  const signs = (verified: boolean, demonstration: boolean) => [
    text(verified ? 'verified' : 'unverified'),
    ...(demonstration ? [text('layout.demonstration')] : []),
  ];
  return {
    title,
    rows: rows(
      ['passport.answer', text(keyOfOutcome(outcome))],
      ['passport.howSure', text(`passport.certainty.${certainty}`)],
      ...grounds.map(({ article, source, version, verified, demonstration }) => {
        const tail = signs(verified, demonstration);
        const said = text('passport.ground', (language) => ({
          ...{ article, source, version: String(version) },
          state: tail
            .map((one) => (one.find((each) => each.language === language) ?? one[0])?.text)
            .join(directionOf(language) === 'rtl' ? '، ' : ', '),
        }));
        return ['passport.rule', said] as const;
      }),
    )(text),
  };
}

type Row = readonly [label: string, value: PaperRow['value']];

function rows(...given: readonly (Row | false | 0 | '' | undefined)[]): (text: Speaker['text']) => readonly PaperRow[] {
  const kept = given.filter((one): one is Row => Boolean(one));
  return (text) => kept.map(([label, value]) => ({ label: text(label), value }));
}
