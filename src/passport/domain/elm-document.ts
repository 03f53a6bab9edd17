import type { CountryCode, IscedField, IscoCode, LanguageTag } from '../../standards/index.js';
import type { Passport } from './passport.js';
import {
  type CredentialSaid,
  type JobSaid,
  keyOfOutcome,
  type PassportContent,
  type RecognitionSaid,
  type ShownBy,
} from './passport-content.js';

/** A language map of JSON-LD 1.1. */
export type InLanguages = Readonly<Record<string, readonly string[]>>;

/** Words for codes, in the languages of the document. */
export interface ElmWords {
  /** Who gives it out: a URL. */
  readonly issuer: string;
  readonly text: (key: string, values?: Readonly<Record<string, string | number>>) => InLanguages;
  readonly label: (uri: string) => InLanguages;
  readonly occupation: (code: IscoCode) => InLanguages;
  readonly field: (code: IscedField) => InLanguages;
  readonly country: (code: CountryCode) => { readonly name: InLanguages; readonly alpha3: string | undefined };
  readonly language: (tag: LanguageTag) => InLanguages;
}

type Node = Readonly<Record<string, unknown>>;

const COUNTRY = 'http://publications.europa.eu/resource/authority/country/';
const ISCED_F = 'http://data.europa.eu/snb/isced-f/';

/**
 * European Learning Model 3 in the profile of European Digital Credentials (`rdf/ap/edc/edc-ap-context.jsonld` of european-commission-empl/European-Learning-Model),
 * as a W3C Verifiable Credential 1.1. Each claim says in a note who says so; what is recognised is an entitlement that is predicted.
 */
export function elmDocument(passport: Omit<Passport, 'document' | 'digest'>, words: ElmWords): Node {
  const { id, content, issuedAt, expiresAt, languages } = passport;
  return {
    '@context': ['https://www.w3.org/2018/credentials/v1', 'http://data.europa.eu/snb/model/context/edc-ap'],
    ...{ id: `urn:uuid:${id}`, type: ['VerifiableCredential', 'EuropeanDigitalCredential'] },
    issuer: { id: words.issuer, type: 'Organisation', legalName: { en: ['Passerelle'] } },
    ...{ issuanceDate: issuedAt, issued: issuedAt, validFrom: issuedAt, expirationDate: expiresAt },
    displayParameter: {
      type: 'DisplayParameter',
      title: words.text('passport.title'),
      description: words.text(content.demonstration ? 'passport.elm.demonstration' : 'passport.elm.description'),
      primaryLanguage: conceptOf(languages[0] ?? 'en', words.language((languages[0] ?? 'en') as LanguageTag)),
    },
    credentialSubject: {
      ...{ id: `urn:uuid:${id}#holder`, type: 'Person' },
      ...(content.holder && { fullName: { [languages[0] ?? 'en']: [content.holder] } }),
      hasClaim: claimsOf(content, words, (text) => ({ [languages[0] ?? 'en']: [text] })),
    },
  };
}

/** @param told the person's words, in the language in which they were told */
function claimsOf(content: PassportContent, words: ElmWords, told: (text: string) => InLanguages): readonly Node[] {
  return [
    ...content.credentials.map((one) => credentialClaim(one, words, told)),
    ...content.jobs.map((one) => jobClaim(one, words, told)),
    ...content.languages.map((one) => languageClaim(one, words)),
    ...content.recognition.map((one) => entitlement(one, content, words, told)),
  ].map((claim, at) => ({ id: `urn:claim:${at + 1}`, ...claim }));
}

function credentialClaim(
  { title, country, issuer, awardedOn, level, field, shownBy }: CredentialSaid,
  words: ElmWords,
  told: (text: string) => InLanguages,
): Node {
  const named = told(title);
  return {
    ...{ type: 'LearningAchievement', title: named },
    awardedBy: {
      type: 'AwardingProcess',
      ...(issuer && { awardingBody: [{ type: 'Organisation', legalName: told(issuer), location: [placeIn(country, words)] }] }),
      location: [placeIn(country, words)],
      ...(awardedOn && { awardingDate: dateTime(awardedOn) }),
    },
    specifiedBy: {
      ...{ type: 'Qualification', title: named },
      ...(level !== undefined && { educationLevel: [conceptOf(String(level), words.text('passport.iscedLevel', { level }))] }),
      ...(field && { thematicArea: [{ id: `${ISCED_F}${field}`, ...conceptOf(field, words.field(field)) }] }),
    },
    additionalNote: [noteOf(shownBy, words)],
  };
}

function jobClaim(job: JobSaid, words: ElmWords, told: (text: string) => InLanguages): Node {
  const { occupation, occupationUri, country, from, to, hoursPerWeek, skills, shownBy, confirmation, words: own } = job;
  const title = occupationUri ? words.label(occupationUri) : words.occupation(occupation);
  const activity = {
    ...{ type: 'LearningActivity', title },
    ...(own && { description: told(own) }),
    temporal: [{ type: 'PeriodOfTime', startDate: dateTime(`${from}-01`), ...(to && { endDate: dateTime(`${to}-01`) }) }],
    location: [placeIn(country, words)],
    ...(hoursPerWeek && {
      additionalNote: [{ type: 'Note', noteLiteral: words.text('confirmation.hoursValue', { hours: hoursPerWeek }) }],
    }),
  };
  const outcomes = skills.map((skill) => {
    const label = words.label(skill);
    return { type: 'LearningOutcome', title: label, relatedESCOSkill: [{ id: skill, type: 'Concept', prefLabel: label }] };
  });
  return {
    ...{ type: 'LearningAchievement', title, influencedBy: [activity] },
    specifiedBy: { type: 'LearningAchievementSpecification', title, ...(outcomes.length && { learningOutcome: outcomes }) },
    additionalNote: [noteOf(shownBy, words), ...(confirmation ? [confirmedNote(confirmation, words)] : [])],
  };
}

function languageClaim({ language, level }: PassportContent['languages'][number], words: ElmWords): Node {
  const name = words.language(language);
  const title = Object.fromEntries(Object.entries(name).map(([tag, [text]]) => [tag, [`${text} – ${level} (CEFR)`]]));
  return {
    ...{ type: 'LearningAchievement', title },
    specifiedBy: { type: 'LearningAchievementSpecification', title, language: [conceptOf(language, name)] },
    additionalNote: [noteOf('declared', words)],
  };
}

/** What would be recognised: never more than predicted, unless an authority has decided. */
function entitlement(
  { of, purpose, outcome, certainty, grounds }: RecognitionSaid,
  content: PassportContent,
  words: ElmWords,
  told: (text: string) => InLanguages,
): Node {
  const title = words.text(`purpose.${purpose}`);
  const notes = [
    words.text(`passport.certainty.${certainty}`),
    ...(certainty === 'decided' ? [] : [words.text('person.prediction')]),
    ...grounds.map((one) => ({ en: [`${one.source}, Article ${one.article} (${one.agreement}, version ${one.version})`] })),
    { en: [`${content.asOf}, engine ${content.engine}`] },
  ];
  return {
    ...{ type: 'LearningEntitlement', title, description: words.text(keyOfOutcome(outcome)) },
    specifiedBy: {
      ...{ type: 'LearningEntitlementSpecification', title: of ? told(of) : words.text('journey.experience') },
      limitJurisdiction: [countryConcept(content.destination, words)],
    },
    additionalNote: notes.map((noteLiteral) => ({ type: 'Note', noteLiteral })),
  };
}

function noteOf(shownBy: ShownBy, words: ElmWords): Node {
  return { type: 'Note', noteLiteral: words.text(`passport.shownBy.${shownBy}`) };
}

function confirmedNote({ organisation, role, on, skills }: NonNullable<JobSaid['confirmation']>, words: ElmWords): Node {
  const said = words.text('passport.confirmation', { organisation, role, day: on });
  const named = skills.map((skill) => words.label(skill).en?.[0]).join('; ');
  return {
    type: 'Note',
    noteLiteral: { ...said, ...(named && { en: [`${said.en?.[0] ?? `${organisation}, ${role}, ${on}`}: ${named}`] }) },
  };
}

function placeIn(country: CountryCode, words: ElmWords): Node {
  return { type: 'Location', address: [{ type: 'Address', countryCode: countryConcept(country, words) }] };
}

function countryConcept(country: CountryCode, words: ElmWords): Node {
  const { name, alpha3 } = words.country(country);
  return { ...(alpha3 && { id: `${COUNTRY}${alpha3}` }), ...conceptOf(country, name) };
}

function conceptOf(notation: string, prefLabel: InLanguages): Node {
  return { type: 'Concept', notation, prefLabel };
}

function dateTime(day: string): string {
  return `${day}T00:00:00Z`;
}
