import { REGIONS } from '../../standards/index.js';

type Json = Record<string, unknown>;

/** Is it a schema.org JobPosting, by its type or by its own property names? */
export function isJobPosting(value: unknown): value is Json {
  if (typeof value !== 'object' || value === null) return false;
  const type = (value as Json)['@type'];
  const named = Array.isArray(type) ? type.includes('JobPosting') : typeof type === 'string' && type.endsWith('JobPosting');
  return named || 'hiringOrganization' in value || 'jobLocation' in value;
}

/** What a JobPosting says, in the terms of a vacancy; `occupation` and `region` are left out where it does not say them in codes that we know. Source: schema.org/JobPosting. */
export function fromJobPosting(posting: Json, source: string): Json {
  const title = text(posting.title) ?? text(posting.name);
  const hours = Number(text(posting.workHours)?.match(/\d+(?:\.\d+)?/)?.[0]);
  return withoutUndefined({
    source,
    reference:
      text((posting.identifier as Json)?.value) ??
      text(posting.identifier) ??
      text(posting.id) ??
      text(posting['@id']) ??
      text(posting.url),
    title,
    employer: organisation(posting.hiringOrganization),
    description: plain(text(posting.description))?.slice(0, 20_000),
    ...locationOf(posting),
    ...occupationOf(posting),
    contract: contractOf(posting.employmentType),
    hoursPerWeek: hours >= 1 && hours <= 100 ? hours : undefined,
    remote: text(posting.jobLocationType) === 'TELECOMMUTE' || undefined,
    startsOn: day(posting.jobStartDate),
    expiresOn: day(posting.validThrough),
    openings: Number(posting.totalJobOpenings) >= 1 ? Math.round(Number(posting.totalJobOpenings)) : undefined,
    pay: payOf(posting.baseSalary),
  });
}

function organisation(value: unknown): string | undefined {
  return text(value) ?? text((value as Json)?.name) ?? text((value as Json)?.organizationName);
}

function text(value: unknown): string | undefined {
  const one = Array.isArray(value) ? value[0] : value;
  return typeof one === 'string' && one.trim() !== '' ? one.trim() : typeof one === 'number' ? String(one) : undefined;
}

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'", apos: "'", nbsp: ' ' };

/** Descriptions come as HTML: only their words are kept, and where a line, an item or a paragraph ends. */
function plain(html: string | undefined): string | undefined {
  return (
    html
      ?.replace(/<(script|style)[^>]*>[\s\S]*?<\/\1>/gi, ' ')
      .replace(/<\/?(?:br|li|p|div|tr|ul|ol|h[1-6])\b[^>]*>/gi, '\n')
      .replace(/<[^>]*>/g, ' ')
      .replace(/&(#?\w+);/g, (whole, name: string) => ENTITIES[name] ?? whole)
      .replace(/[^\S\n]+/g, ' ')
      .replace(/\s*\n\s*/g, '\n')
      .trim() || undefined
  );
}

/** Dates as found: ISO with or without time, or day.month.year; what cannot be read is left out. */
function day(value: unknown): string | undefined {
  const given = text(value) ?? '';
  const iso = /^(\d{4}-\d\d-\d\d)/.exec(given)?.[1];
  const [, dayOf, month, year] = /^(\d{1,2})[./](\d{1,2})[./](\d{4})$/.exec(given) ?? [];
  return iso ?? (year ? `${year}-${month?.padStart(2, '0')}-${dayOf?.padStart(2, '0')}` : undefined);
}

const fold = (name: string) =>
  name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, ' ')
    .trim();
const REGION_BY_NAME = new Map(REGIONS.map((region) => [`${region.code.slice(0, 2)} ${fold(region.name)}`, region.code]));

/** The first of its locations whose region we know, with its point where it has one. */
function locationOf({ jobLocation }: Json): Json {
  for (const location of (Array.isArray(jobLocation) ? jobLocation : [jobLocation]) as (Json | undefined)[]) {
    const region = regionOf((location?.address ?? location) as Json | undefined);
    if (region) return { region, place: pointOf(location?.geo as Json | undefined) };
  }
  return {};
}

function regionOf(address: Json | undefined): string | undefined {
  const country = text((address?.addressCountry as Json)?.name) ?? text(address?.addressCountry);
  for (const name of [text(address?.addressRegion), text(address?.addressLocality)]) {
    if (!name) continue;
    if (/^[A-Z]{2}-[A-Z0-9]{1,3}$/.test(name)) return name;
    const found = country && REGION_BY_NAME.get(`${country.toUpperCase().slice(0, 2)} ${fold(name)}`);
    if (found) return found;
  }
  return undefined;
}

/** What is no point of the earth is left out. Source: schema.org/GeoCoordinates, numbers or text. */
function pointOf(geo: Json | undefined): Json | undefined {
  const [latitude, longitude] = [Number(text(geo?.latitude) ?? Number.NaN), Number(text(geo?.longitude) ?? Number.NaN)];
  return Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180 ? { latitude, longitude } : undefined;
}

/** ISCO or ESCO codes as feeds write them: "ISCO-08 5322", "5322", an ESCO URI, or a code-value object. */
function occupationOf({ occupationalCategory }: Json): Json {
  const given = (Array.isArray(occupationalCategory) ? occupationalCategory : [occupationalCategory]).map(
    (one) => text(one) ?? text((one as Json)?.codeValue) ?? text((one as Json)?.['@id']),
  );
  for (const one of given) {
    if (one?.startsWith('http://data.europa.eu/esco/occupation/')) return { occupationUri: one };
    const isco =
      /^(?:ISCO(?:-?08)?[ :]*)?(\d{3,4})$/i.exec(one ?? '')?.[1] ?? /data\.europa\.eu\/esco\/isco\/C(\d{1,4})$/.exec(one ?? '')?.[1];
    if (isco) return { occupation: isco };
  }
  return {};
}

const CONTRACTS: Readonly<Record<string, string>> = {
  FULL_TIME: 'permanent',
  PART_TIME: 'permanent',
  CONTRACTOR: 'self-employed',
  TEMPORARY: 'fixed-term',
  SEASONAL: 'seasonal',
  PER_DIEM: 'fixed-term',
};

function contractOf(value: unknown): string | undefined {
  const kinds = (Array.isArray(value) ? value : [value]).map((one) => CONTRACTS[(text(one) ?? '').toUpperCase().replace(/[ -]/g, '_')]);
  return kinds.find(Boolean);
}

function payOf(value: unknown): Json | undefined {
  const salary = value as Json | undefined;
  const amount = (typeof salary?.value === 'object' ? salary.value : salary) as Json | undefined;
  const currency = text(salary?.currency) ?? text(amount?.currency);
  const per = { HOUR: 'hour', MONTH: 'month', YEAR: 'year' }[text(amount?.unitText)?.toUpperCase() ?? ''];
  const [min, max] = [amount?.minValue ?? amount?.value, amount?.maxValue].map((one) =>
    one === undefined || one === '' || Number.isNaN(Number(one)) ? undefined : Number(one),
  );
  return currency?.length === 3 && per && (min !== undefined || max !== undefined)
    ? withoutUndefined({ min, max, currency, per })
    : undefined;
}

function withoutUndefined(value: Json): Json {
  return Object.fromEntries(Object.entries(value).filter(([, one]) => one !== undefined));
}
