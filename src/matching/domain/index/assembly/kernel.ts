// The kernel in AssemblyScript: the same steps as javascript-kernel.ts over the same arrays, where they lie in the shared memory.
// `npm run kernel` builds it into kernel-bytes.ts.

import {
  EVIDENCE, FAILS, KEYS, KINDS, KINDS_HERE, KIND_COUNT, KIND_ENDS, KNOWN_OCCUPATION, LANES, LEVEL_POINTS, LIMIT, NEAR, NEWER, NEWER_KINDS,
  NEWER_OCCUPATIONS, NEWER_SKILLS, NEWER_SKILLS_FROM, NEXT, NUMBER, OCCUPATION, OCCUPATIONS, OCCUPATIONS_FROM, OCCUPATIONS_KNOWN, OCCUPATION_WEIGHT,
  OPEN, PACKED, PERCENT_SHIFT, PERSON, POINTS, POINTS_SHIFT, POSTINGS, POSTINGS_FROM, PUBLISHED, DONE, RECORDS, RESULTS, RING, SHARDS, SKILL,
  SKILLS, SKILLS_HERE, SKILLS_KNOWN, SLOTS_BY_OCCUPATION, SLOT_EXPIRES, SLOT_ORDERS, SLOT_STARTS, SLOT_TERMS, STARTS, SUMS, TERMS, TODAY,
  VERDICT_SHIFT,
} from '../layout';

// The person and the region that this thread is at.
let room: usize = 0;
let today: u32 = 0;
let limit: u32 = 0;
let kinds: usize = 0;
let terms: usize = 0;
let starts: usize = 0;
let results: usize = 0;
let keys0: usize = 0;
let places0: usize = 0;
let threshold0: u32 = 0;
let threshold1: u32 = 0;
let nearCount: u32 = 0;
let shard: usize = 0;
let shardNumber: u32 = 0;

/** Ranks people of the ring until none is left that was published. */
export function rankPublished(ring: usize, scratch: usize): void {
  room = scratch;
  while (true) {
    const at = atomic.load<u32>(ring, NEXT);
    if (<i32>(atomic.load<u32>(ring, PUBLISHED) - at) <= 0) return;
    if (atomic.cmpxchg<u32>(ring, at, at + 1, NEXT) != at) continue;
    const record = load<u32>(ring + 4 * (at & (RING - 1)), RECORDS);
    rankPerson(record, load<u32>(ring, OCCUPATION_WEIGHT));
    atomic.add<u32>(ring, 1, DONE);
  }
}

function rankPerson(person: usize, occupationWeight: u32): void {
  today = load<u32>(person, TODAY);
  limit = load<u32>(person, LIMIT);
  kinds = load<u32>(person, KINDS);
  terms = load<u32>(person, TERMS);
  starts = load<u32>(person, STARTS);
  results = load<u32>(person, RESULTS);
  keys0 = results + KEYS;
  places0 = keys0 + 16 * limit;
  store<u64>(results, 0);
  threshold0 = 0;
  threshold1 = 0;
  const occupations = person + PERSON;
  const occupationCount = load<u32>(person, OCCUPATIONS);
  const skills = occupations + KNOWN_OCCUPATION * occupationCount;
  const skillsEnd = skills + SKILL * load<u32>(person, SKILLS);
  const shardCount = load<u32>(person, SHARDS);
  spreadOccupations(occupations, skills, occupationWeight);
  for (shardNumber = 0; shardNumber < shardCount; shardNumber++) {
    shard = load<u32>(skillsEnd + 4 * shardNumber);
    rankPacked(skills, skillsEnd);
    if (load<u32>(shard, NEWER)) rankNewer(skills, skillsEnd);
  }
  forgetOccupations();
}

function spreadOccupations(from: usize, to: usize, weight: u32): void {
  const points = load<u32>(room, POINTS);
  const near = load<u32>(room, NEAR);
  let count: u32 = 0;
  for (let known = from; known < to; known += KNOWN_OCCUPATION) {
    const entries = load<u32>(known);
    const end = entries + 4 * load<u32>(known, 4);
    const practice = weight * load<u32>(known, 8);
    for (let at: usize = entries; at < end; at += 4) {
      const entry = load<u32>(at);
      const occupation = entry & OCCUPATION;
      const here = (practice * (entry >> PERCENT_SHIFT)) / 10000;
      const place = points + 2 * occupation;
      const before = load<u16>(place);
      if (here <= before) continue;
      if (!before) store<u16>(near + 2 * count++, <u16>occupation);
      store<u16>(place, <u16>here);
    }
  }
  nearCount = count;
}

function forgetOccupations(): void {
  const points = load<u32>(room, POINTS);
  const near = load<u32>(room, NEAR);
  for (let one: u32 = 0; one < nearCount; one++) store<u16>(points + 2 * load<u16>(near + 2 * one), 0);
}

function rankPacked(skills: usize, skillsEnd: usize): void {
  const packed = load<u32>(shard, PACKED);
  if (!packed) return;
  const sums = load<u32>(room, SUMS);
  addSkills(sums, skills, skillsEnd);
  addOccupations(sums);
  const kindsHere = load<u32>(shard, KINDS_HERE);
  const ends = load<u32>(shard, KIND_ENDS);
  const count = load<u32>(shard, KIND_COUNT);
  let from: u32 = 0;
  for (let run: u32 = 0; run < count; run++) {
    const row: u32 = load<u16>(kinds + 2 * load<u32>(kindsHere + 4 * run));
    const to = load<u32>(ends + 4 * run);
    if (!((row >> VERDICT_SHIFT) & FAILS)) rankKind(sums, row, from, to);
    from = to;
  }
  memory.fill(sums, 0, 2 * packed);
}

// @ts-ignore: decorator
@inline
function addPosting(sums: usize, posting: u32, evidence: u32): void {
  const place = sums + 2 * (posting & NUMBER);
  store<u16>(place, <u16>(<u32>load<u16>(place) + (((posting >> POINTS_SHIFT) * evidence) >> 6)));
}

function addSkills(sums: usize, from: usize, to: usize): void {
  const skillsHere = load<u32>(shard, SKILLS_HERE);
  const known = load<u32>(shard, SKILLS_KNOWN);
  const begins = load<u32>(shard, POSTINGS_FROM);
  const postings = load<u32>(shard, POSTINGS);
  for (let one = from; one < to; one += SKILL) {
    const skill = load<u32>(one);
    if (skill >= known) continue;
    const here: u32 = load<u16>(skillsHere + 2 * skill);
    if (!here) continue;
    const evidence = load<u32>(one, 4);
    const begin = begins + 4 * here - 4;
    let at: usize = postings + 4 * load<u32>(begin);
    const end: usize = postings + 4 * load<u32>(begin, 4);
    for (; at + 16 <= end; at += 16) {
      addPosting(sums, load<u32>(at), evidence);
      addPosting(sums, load<u32>(at, 4), evidence);
      addPosting(sums, load<u32>(at, 8), evidence);
      addPosting(sums, load<u32>(at, 12), evidence);
    }
    for (; at < end; at += 4) addPosting(sums, load<u32>(at), evidence);
  }
}

function addOccupations(sums: usize): void {
  const begins = load<u32>(shard, OCCUPATIONS_FROM);
  const known = load<u32>(shard, OCCUPATIONS_KNOWN);
  const slots = load<u32>(shard, SLOTS_BY_OCCUPATION);
  const points = load<u32>(room, POINTS);
  const near = load<u32>(room, NEAR);
  for (let one: u32 = 0; one < nearCount; one++) {
    const occupation: u32 = load<u16>(near + 2 * one);
    if (occupation >= known) continue;
    const here: u32 = load<u16>(points + 2 * occupation);
    let at: usize = slots + 4 * load<u32>(begins + 4 * occupation);
    const end: usize = slots + 4 * load<u32>(begins + 4 * occupation, 4);
    for (; at < end; at += 4) {
      const place = sums + 2 * load<u32>(at);
      store<u16>(place, <u16>(<u32>load<u16>(place) + here));
    }
  }
}

/** What skills and occupation must come to for a place on a list; one point at least, for without them it is no match. */
function leastSum(verdict: u32, level: u32): u32 {
  const score = terms | starts ? min(threshold0, threshold1) : verdict == OPEN ? threshold1 : threshold0;
  return score > level ? score - level : 1;
}

function rankKind(sums: usize, row: u32, from: u32, to: u32): void {
  const level = row & LEVEL_POINTS;
  const verdict = row >> VERDICT_SHIFT;
  let least = i16x8.splat(<i16>leastSum(verdict, level));
  for (let slot = from; slot < to; slot += LANES) {
    let hits: u32 = i16x8.bitmask(i16x8.ge_s(v128.load(sums + 2 * slot), least));
    if (!hits) continue;
    if (slot + LANES > to) hits &= (1 << (to - slot)) - 1;
    while (hits) {
      const hit = slot + ctz(hits);
      hits &= hits - 1;
      offer(hit, <u32>load<u16>(sums + 2 * hit) + level, verdict);
    }
    least = i16x8.splat(<i16>leastSum(verdict, level));
  }
}

function offer(slot: u32, score: u32, verdict: u32): void {
  if (<u32>load<u16>(load<u32>(shard, SLOT_EXPIRES) + 2 * slot) < today) return;
  let bits = verdict;
  if (terms) bits |= load<u8>(terms + load<u32>(load<u32>(shard, SLOT_TERMS) + 4 * slot));
  if (starts) bits |= load<u8>(starts + <usize>load<u16>(load<u32>(shard, SLOT_STARTS) + 2 * slot));
  if (bits & FAILS) return;
  place(slot, score, bits);
}

/** The first `limit` of a list, in order: by score, then by the number of the id. */
function place(slot: u32, score: u32, list: u32): void {
  const least = list ? threshold1 : threshold0;
  if (score < least) return;
  const order = load<u32>(load<u32>(shard, SLOT_ORDERS) + 4 * slot);
  const key = (<u64>score << 32) | <u64>(~order);
  const keys = keys0 + 8 * limit * list;
  const places = places0 + 4 * limit * list;
  let held = load<u32>(results + 4 * list);
  if (held == limit) {
    if (key < load<u64>(keys + 8 * limit - 8)) return;
    held--;
  }
  let at = held;
  for (; at > 0 && load<u64>(keys + 8 * at - 8) < key; at--) {
    store<u64>(keys + 8 * at, load<u64>(keys + 8 * at - 8));
    store<u32>(places + 4 * at, load<u32>(places + 4 * at - 4));
  }
  store<u64>(keys + 8 * at, key);
  store<u32>(places + 4 * at, (shardNumber << POINTS_SHIFT) | slot);
  store<u32>(results + 4 * list, ++held);
  if (held < limit) return;
  const threshold = <u32>(load<u64>(keys + 8 * limit - 8) >> 32);
  if (list) threshold1 = threshold;
  else threshold0 = threshold;
}

function rankNewer(skills: usize, skillsEnd: usize): void {
  const evidence = load<u32>(room, EVIDENCE);
  for (let one = skills; one < skillsEnd; one += SKILL) store<u8>(evidence + load<u32>(one), <u8>load<u32>(one, 4));
  const count = load<u32>(shard, NEWER);
  const packed = load<u32>(shard, PACKED);
  const newerKinds = load<u32>(shard, NEWER_KINDS);
  for (let one: u32 = 0; one < count; one++) {
    const row: u32 = load<u16>(kinds + 2 * load<u32>(newerKinds + 4 * one));
    const verdict = row >> VERDICT_SHIFT;
    if (verdict & FAILS) continue;
    const sum = pointsOf(one, evidence);
    if (sum) offer(packed + one, sum + (row & LEVEL_POINTS), verdict);
  }
  for (let one = skills; one < skillsEnd; one += SKILL) store<u8>(evidence + load<u32>(one), 0);
}

function pointsOf(one: u32, evidence: usize): u32 {
  const asked = load<u32>(shard, NEWER_SKILLS);
  const begins = load<u32>(shard, NEWER_SKILLS_FROM) + 4 * one;
  const occupation: u32 = load<u16>(load<u32>(shard, NEWER_OCCUPATIONS) + 2 * one);
  let sum: u32 = load<u16>(load<u32>(room, POINTS) + 2 * occupation);
  for (let at: u32 = load<u32>(begins), end = load<u32>(begins, 4); at < end; at++) {
    const posting = load<u32>(asked + 4 * at);
    sum += ((posting >> POINTS_SHIFT) * <u32>load<u8>(evidence + (posting & NUMBER))) >> 6;
  }
  return sum;
}
