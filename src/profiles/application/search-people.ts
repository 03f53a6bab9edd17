import { Injectable } from '@nestjs/common';
import type { CountryCode } from '../../standards/index.js';
import { areAlike, type MatchKind } from '../domain/alike-names.js';
import { comparableName } from '../domain/comparable-name.js';
import { agreementOf, arePerhapsTheSame, type Known } from '../domain/perhaps-the-same.js';
import type { PersonalDetails } from '../domain/profile.js';
import { ContactIndexRepository } from '../storage/contact-index.repository.js';
import { latinName } from '../storage/latin-name.js';
import { NameBucketsRepository } from '../storage/name-buckets.repository.js';
import { PersonalDetailsRepository } from '../storage/personal-details.repository.js';
import { ToldApartRepository } from '../storage/told-apart.repository.js';
import { type FoundPerson, LookUpPeople, MOST_FOUND } from './look-up-people.js';

/** Of those in the same buckets, so many are compared. */
const MOST_COMPARED = 500;

/** A name, or a contact, and what else is known. */
export interface AskedPerson extends Known {
  readonly name?: string | undefined;
}

export interface PersonAlike extends FoundPerson {
  /** As it is kept. */
  readonly name: string;
  readonly match: MatchKind;
  /** Others of the answer who may be the same person, of whom nobody has said yet that they are somebody else. */
  readonly perhapsAlso: readonly string[];
}

export interface PeopleAlike {
  readonly items: readonly PersonAlike[];
  /** More bear such a name than are shown. */
  readonly more: boolean;
}

type Countries = readonly CountryCode[] | undefined;
type Details = ReadonlyMap<string, PersonalDetails>;
type Found = Omit<PersonAlike, 'name' | 'perhapsAlso'>;

/** Who may bear this name, whatever the script, the transliteration and the order of its words, or has this e-mail address or telephone number. */
@Injectable()
export class SearchPeople {
  constructor(
    private readonly buckets: NameBucketsRepository,
    private readonly contacts: ContactIndexRepository,
    private readonly details: PersonalDetailsRepository,
    private readonly lookUp: LookUpPeople,
    private readonly toldApart: ToldApartRepository,
  ) {}

  async execute(asked: AskedPerson, countries: Countries): Promise<PeopleAlike> {
    const near = asked.name ? await this.buckets.near(asked.name, countries, MOST_COMPARED) : [];
    const reached = await this.contacts.find(asked, countries, MOST_FOUND + 1);
    const all = [...new Map([...near, ...reached].map((one) => [one.id, one])).values()];
    const details = await this.details.of(all.map(({ id }) => id));
    const told = await this.lookUp.told(all, asked, details);
    const alike = told.flatMap((one): Found[] => {
      const match = matchOf(asked.name, details.get(one.id)?.displayName) ?? (one.contactAgrees ? 'by-contact' : undefined);
      return match ? [{ ...one, match }] : [];
    });
    const shown = alike.toSorted(closestFirst).slice(0, MOST_FOUND);
    const perhaps = await this.perhapsOne(
      shown.map(({ id }) => id),
      details,
    );
    const named = shown.map((one) => ({ ...one, name: details.get(one.id)?.displayName ?? '', perhapsAlso: perhaps(one.id) }));
    return { items: named, more: alike.length > MOST_FOUND || near.length === MOST_COMPARED };
  }

  /** Who is registered already and may be the same person. */
  async perhapsTheSame(asked: AskedPerson, countries: Countries): Promise<readonly PersonAlike[]> {
    const { items } = await this.execute(asked, countries);
    return items.filter(arePerhapsTheSame);
  }

  /** A name alone is not enough here: something of their birth, or a contact, has to agree. */
  private async perhapsOne(ids: readonly string[], details: Details) {
    const apart = new Set((await this.toldApart.among(ids)).flatMap(([one, other]) => [`${one} ${other}`, `${other} ${one}`]));
    const of = (id: string): Partial<PersonalDetails> => details.get(id) ?? {};
    const isPerhaps = (one: string, other: string) => {
      const match = matchOf(of(one).displayName, of(other).displayName) ?? 'by-contact';
      const found = { match, ...agreementOf(of(one), of(other)) };
      return Boolean(found.contactAgrees || (match !== 'by-contact' && found.yearOfBirthAgrees)) && arePerhapsTheSame(found);
    };
    return (one: string) => ids.filter((other) => one !== other && !apart.has(`${one} ${other}`) && isPerhaps(one, other));
  }
}

function matchOf(asked: string | undefined, kept: string | undefined): MatchKind | undefined {
  if (!asked || !kept) return undefined;
  if (comparableName(asked) === comparableName(kept)) return 'exact';
  return areAlike(latinName(asked), latinName(kept)) ? 'spelled-otherwise' : undefined;
}

/** A contact that agrees counts most, then the spelling; whoever is another person by their birth comes last. */
function closestFirst(one: Found, other: Found): number {
  const rank = (found: Found) => Number(!arePerhapsTheSame(found)) * 4 + Number(!found.contactAgrees) * 2 + Number(found.match !== 'exact');
  return rank(one) - rank(other) || (one.id < other.id ? -1 : 1);
}
