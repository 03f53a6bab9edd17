import fs from 'node:fs';
import { contentOf, parametersOf } from '../../src/platform/api-document/document-parts.js';
import { PROBLEMS } from '../../src/problems.js';
import { ApiContract } from '../fixtures/api-contract.js';
import { type TestService, testService } from '../fixtures/test-service.js';

/** What matters of the default rules of Redocly and Spectral; `npm run lint:api` asks those two themselves. */
describe('the API document', () => {
  let service: TestService;
  let contract: ApiContract;
  beforeAll(async () => {
    service = await testService({ ROLES: 'api' });
    contract = new ApiContract((await service.app.inject('/openapi.json')).json());
  });
  afterAll(() => service.stop());

  const named = (isWrong: (one: ApiContract['operations'][number]) => unknown) =>
    contract.operations.filter(isWrong).map(({ method, path }) => `${method} ${path}`);

  it('says its version, licence, contact and server', () => {
    expect(contract.document).toMatchObject({
      openapi: expect.stringMatching(/^3\.1\./),
      info: { title: 'Passerelle', version: '1', license: { name: 'Apache-2.0' }, contact: { name: expect.any(String) } },
      servers: [{ url: '/' }],
    });
  });

  it('names, sums up and describes every operation, once, under a tag that is described', () => {
    const described = (contract.document.tags ?? []).filter(({ description }) => description).map(({ name }) => name);
    expect(named(({ operation }) => !operation.operationId || !operation.summary || !operation.description)).toEqual([]);
    expect(named(({ operation }) => !operation.tags?.length || operation.tags.some((tag) => !described.includes(tag)))).toEqual([]);
    const ids = contract.operations.map(({ operation }) => operation.operationId);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('declares for every operation who may, what it answers when it succeeds, and the problems', () => {
    const statuses = (one: ApiContract['operations'][number]) => Object.keys(one.operation.responses);
    expect(named(({ operation }) => operation.security === undefined)).toEqual([]);
    expect(named((one) => !statuses(one).some((status) => status.startsWith('2')))).toEqual([]);
    expect(named((one) => !statuses(one).some((status) => status.startsWith('4')))).toEqual([]);
  });

  it('has only parameters of its paths, each with a type', () => {
    const inPath = (path: string) => [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
    const declared = (one: ApiContract['operations'][number]) => parametersOf(one.operation).filter((parameter) => parameter.in === 'path');
    expect(
      named(
        (one) =>
          String(
            declared(one)
              .map(({ name }) => name)
              .toSorted(),
          ) !== String(inPath(one.path).toSorted()),
      ),
    ).toEqual([]);
    expect(named(({ operation }) => parametersOf(operation).some(({ schema }) => !schema.type && !schema.enum))).toEqual([]);
  });

  it('shows for every body that is sent an example that fits its schema', () => {
    const bodies = contract.operations.flatMap((placed) => {
      const kinds = Object.entries(contentOf(placed.operation));
      const shown = kinds.filter(([, { example }]) => example !== undefined);
      if (kinds.length && !shown.length) return [`${placed.operation.operationId}: no example; see src/examples.ts`];
      return shown.flatMap(([kind, { example }]) => contract.misfitOfRequest(placed, kind, example) ?? []);
    });
    expect(bodies).toEqual([]);
  });

  it('holds no component that nothing uses', () => {
    const text = JSON.stringify(contract.document);
    const unused = Object.keys(contract.document.components?.schemas ?? {}).filter(
      (name) => !text.includes(`#/components/schemas/${name}"`),
    );
    expect(unused).toEqual([]);
  });

  it('takes no two classes for one schema: each has a name of its own', () => {
    const sources = fs.readdirSync('src', { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'));
    const names = sources.flatMap((file) => fs.readFileSync(`src/${file}`, 'utf8').match(/(?<=export class )\w+Dto\b/g) ?? []);
    expect(names.length).toBeGreaterThan(100);
    expect(names.filter((name, at) => names.indexOf(name) !== at)).toEqual([]);
  });

  it('speaks only of problems that are explained', () => {
    const words = contract.operations.flatMap(({ operation }) =>
      Object.entries(operation.responses).flatMap(([status, response]) =>
        Number(status) < 400 ? [] : ((response as { description: string }).description.match(/[a-z]+(?:-[a-z]+)+/g) ?? []),
      ),
    );
    expect([...new Set(words)].filter((word) => !PROBLEMS[word] && !NO_CODES.includes(word))).toEqual([]);
  });
});

/** Words of descriptions that only look like codes. */
const NO_CODES: readonly string[] = [];
