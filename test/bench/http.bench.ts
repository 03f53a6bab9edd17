import { Controller, Get, Module, Post } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import autocannon from 'autocannon';
import { LoadDemonstration } from '../../src/demonstration/index.js';
import { eventually, testService } from '../fixtures/test-service.js';
import type { BenchmarkRow } from './measure.js';

const PERSON = '01900000-0000-7001-8000-000000000002';
const CLAIM = JSON.stringify({
  destination: 'RO',
  asOf: '2024-03-01',
  credential: { kind: 'formal', country: 'MD', title: 'Atestat de studii medii de cultură generală', awardedOn: '2010-06-20' },
});

@Controller()
class EmptyController {
  @Get()
  read() {
    return {};
  }
  @Post()
  take() {
    return {};
  }
}
@Module({ controllers: [EmptyController] })
class EmptyModule {}

type Request = { url: string; method?: 'POST'; body?: string; headers?: Record<string, string> };

/** Requests/s of two routes against an empty handler of the same framework on the same machine. */
export async function rows(): Promise<BenchmarkRow[]> {
  const service = await testService();
  await service.app.get(LoadDemonstration).reference(true);
  await service.app.get(LoadDemonstration).people();
  await service.app.get(LoadDemonstration).vacancies();
  await eventually(
    async () => (await service.app.inject(`/v1/profiles/${PERSON}/matches`)).json(),
    ({ fresh }) => fresh,
  );
  await service.app.listen(0, '127.0.0.1');
  const empty = await NestFactory.create<NestFastifyApplication>(EmptyModule, new FastifyAdapter(), { logger: false });
  await empty.listen(0, '127.0.0.1');
  try {
    const [ours, base] = [await service.app.getUrl(), await empty.getUrl()];
    const post = { method: 'POST' as const, body: CLAIM, headers: { 'content-type': 'application/json' } };
    return [
      await compare('POST /v1/assessments, requests/s', { url: `${ours}/v1/assessments`, ...post }, { url: base, ...post }),
      await compare('GET …/matches, requests/s', { url: `${ours}/v1/profiles/${PERSON}/matches` }, { url: base }),
    ];
  } finally {
    await empty.close();
    await service.stop();
  }
}

async function compare(what: string, ours: Request, base: Request): Promise<BenchmarkRow> {
  const rates: [number[], number[]] = [[], []];
  for (let run = 0; run < 3; run++) for (const [at, request] of [ours, base].entries()) rates[at]?.push(await rateOf(request));
  const [one, other] = rates.map((all) => all.toSorted((a, b) => a - b)[1] as number) as [number, number];
  const spread = rates.map((all) => `${Math.round(Math.min(...all))}–${Math.round(Math.max(...all))}`).join(' · ');
  return {
    what,
    ours: `${Math.round(one)}`,
    peer: `empty Nest + Fastify handler ${Math.round(other)}`,
    ratio: one / other,
    runs: 3,
    spread,
  };
}

async function rateOf({ url, ...request }: Request): Promise<number> {
  const result = await autocannon({ url, connections: 16, duration: 3, ...request });
  if (result.non2xx) throw new Error(`${url} answered ${result.non2xx} requests with an error`);
  return result.requests.average;
}
