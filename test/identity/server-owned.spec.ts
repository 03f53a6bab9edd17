import { type Action, type Grant, POLICY, ROLES_OF_PRINCIPALS } from '../../src/identity/index.js';
import type { CountryCode } from '../../src/standards/index.js';
import { API_TOKEN, type PermissionWorld, permissionWorld, SOURCE } from '../fixtures/permission-world.js';

/** What the service decides by itself, and nobody may send. */
const SERVER_OWNED = ['decidedBy', 'score', 'revision', 'state', 'grants', 'principalId', 'countryId', 'createdAt'];

interface Schema {
  readonly $ref?: string;
  readonly properties?: Readonly<Record<string, unknown>>;
  readonly additionalProperties?: unknown;
}
interface Operation {
  readonly 'x-needs'?: Action;
  readonly requestBody?: { readonly content: Readonly<Record<string, { readonly schema: Schema }>> };
}
interface Document {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, Schema>> };
}

describe('what the service decides by itself', () => {
  let world: PermissionWorld;
  beforeAll(async () => {
    world = await permissionWorld();
  });
  afterAll(() => world.stop());

  /** Every write that takes a body of declared properties, with these. */
  const writes = (document: Document) =>
    Object.entries(document.paths).flatMap(([path, operations]) =>
      Object.entries(operations).flatMap(([method, operation]) => {
        const given = operation.requestBody?.content['application/json']?.schema;
        const schema = given?.$ref ? document.components.schemas[given.$ref.split('/').at(-1) ?? ''] : given;
        if (!schema?.properties || schema.additionalProperties) return [];
        return [{ path, method: method.toUpperCase(), needs: operation['x-needs'], known: Object.keys(schema.properties) }];
      }),
    );
  const tokenFor = async (needs: Action | undefined) => {
    if (!needs || 'installation' in POLICY[needs].roles) return API_TOKEN;
    const role = ROLES_OF_PRINCIPALS.find((one) => one !== 'returnee' && one in POLICY[needs].roles) as Grant['role'];
    return world.principal(role, [{ role, country: 'MD' as CountryCode, organisation: SOURCE }]);
  };

  it('is refused by name wherever somebody sends it', async () => {
    const all = writes((await world.send('GET', '/openapi.json')).json());
    expect(all.length).toBeGreaterThan(20);
    const taken: string[] = [];
    for (const { path, method, needs, known } of all) {
      const url = path.replace(
        /\{(\w+)\}/g,
        (_, name: string) => world.ids[name] ?? (/number|request/.test(name) ? '1' : '01900000-0000-7001-8000-00000000ffff'),
      );
      const sent = SERVER_OWNED.filter((name) => !known.includes(name));
      const payload = `{${sent.map((name) => `"${name}":"planted"`).join(',')}}`;
      const headers = { 'content-type': 'application/json', 'if-match': '"1"' };
      const answer = await world.send(method, url, await tokenFor(needs), payload, headers);
      const named = ((answer.json().errors ?? []) as { pointer: string }[]).map(({ pointer }) => pointer.slice(1));
      taken.push(...sent.filter((name) => !named.includes(name)).map((name) => `${method} ${path} ${answer.statusCode} ${name}`));
    }
    expect(taken).toEqual([]);
  });
});
