import { isMap, isScalar, LineCounter, type Pair, parseDocument, stringify, visit } from 'yaml';
import { InvalidAgreement } from '../domain/agreement.errors.js';
import type { Agreement, AgreementVersion } from '../domain/agreement.js';
import type { AgreementForm, EventForm, FieldErrorLike, VersionForm } from '../domain/agreement-form.js';
import type { DesignationForm } from '../domain/designation.js';
import { faultsOf } from '../domain/form-faults.js';
import { readAgreementForm } from './read-agreement-form.js';

/** As one reads a treaty: what it is, between whom, for what, under which condition, with which effect, and where it was read. */
const ORDER = (
  'slug kind number key name article country en title summary parties authority demonstration purposes purpose languages term notice conflict mappings ' +
  'issuedIn recognisedIn thirdCountry test condition all any not atLeast of in from to min max effect outcome reason rows titles awardedFrom awardedTo recognisedAs ' +
  'measures survives shows lodgedOn facts expect provision on version party scope actor source sources locator url verified note provisions procedures safeguards ' +
  'examples versions events designations'
).split(' ');
const placeOf = new Map(ORDER.map((name, at) => [name, at]));

/** An agreement as lawyers keep it in a file: without what the service adds (ids, hashes, instants). */
export function formOf(agreement: Agreement): AgreementForm {
  const { slug, kind, title, parties, demonstration, versions, events, designations } = agreement;
  const latest = new Map(designations.map(({ recordedAt: _recordedAt, ...one }) => [one.key, one as DesignationForm]));
  const form = { slug, kind, title, parties, demonstration, versions: versions.map(versionForm), events: events.map(eventForm) };
  return latest.size ? { ...form, designations: [...latest.values()] } : form;
}

export function versionForm(version: AgreementVersion): VersionForm {
  const { contentHash: _hash, recordedOn: _on, recordedAt: _at, state: _state, ...form } = version;
  return form;
}

function eventForm({ id: _id, recordedAt: _at, ...form }: Agreement['events'][number]): EventForm {
  return form;
}

/** YAML 1.2 with the properties in a fixed order; texts that look like something else are quoted, so that reading it gives the same. */
export function writeYaml(form: AgreementForm): string {
  return stringify(form, { version: '1.2', schema: 'core', lineWidth: 0, aliasDuplicateObjects: false, sortMapEntries: byPlace });
}

function byPlace({ key: one }: Pair, { key: other }: Pair): number {
  const [a, b] = [one, other].map((key) => String(isScalar(key) ? key.value : key)) as [string, string];
  const difference = (placeOf.get(a) ?? ORDER.length) - (placeOf.get(b) ?? ORDER.length);
  return difference || (a < b ? -1 : a > b ? 1 : 0);
}

const MOST_ALIASES = 100;

/** @throws InvalidAgreement naming line and column of what YAML itself does not take: a key twice, a tag, an alias too many */
export function readYaml(text: string): unknown {
  const lines = new LineCounter();
  const document = parseDocument(text, { version: '1.2', schema: 'core', uniqueKeys: true, lineCounter: lines, prettyErrors: false });
  const faults = [...document.errors, ...document.warnings].map(({ pos, code, message }) => fault(lines.linePos(pos[0]), code, message));
  visit(document, {
    Node: (_key, node) => {
      const tagged = (isScalar(node) || isMap(node)) && node.tag && !node.tag.startsWith('tag:yaml.org,2002:');
      if (tagged) faults.push(fault(lines.linePos(node.range?.[0] ?? 0), 'tag', `The tag ${node.tag} is not taken`));
    },
  });
  if (faults.length) throw new InvalidAgreement(faults);
  try {
    return document.toJS({ maxAliasCount: MOST_ALIASES });
  } catch (error) {
    throw new InvalidAgreement([{ pointer: '', code: 'too-many-aliases', detail: `${(error as Error).message}. Write it out.` }]);
  }
}

function fault({ line, col }: { line: number; col: number }, code: string, message: string) {
  return { pointer: '', code: `yaml-${code.toLowerCase().replaceAll('_', '-')}`, detail: `Line ${line}, column ${col}: ${message}.` };
}

/** Every fault of a file, without keeping anything; none: it could be sent. */
export function checkAgreementText(text: string, isJson: boolean): readonly FieldErrorLike[] {
  try {
    return faultsOf(readAgreementForm(isJson ? JSON.parse(text) : readYaml(text)));
  } catch (error) {
    if (error instanceof InvalidAgreement) return error.errors;
    if (error instanceof SyntaxError) return [{ pointer: '', code: 'no-json', detail: error.message }];
    throw error;
  }
}
