import fs from 'node:fs';
import path from 'node:path';
import openapiTS, { astToString } from 'openapi-typescript';
import ts from 'typescript';
import { LoadDemonstration } from '../../src/demonstration/index.js';
import { Principals } from '../../src/identity/index.js';
import { listeningService } from '../fixtures/listening-service.js';
import { eventually } from '../fixtures/test-service.js';

/** What test/client/journey.ts gives; its own types exist only once the document's do. */
interface Listed {
  readonly fresh?: boolean;
  readonly items: readonly { readonly vacancy?: { readonly id: string } }[];
}
type Read = () => Promise<Listed | undefined>;
type Journey = (
  address: string,
  token: string,
) => Promise<{ vacancyId: string; assessments: Read; matches: Read; candidates: Read; unknownPerson: () => Promise<unknown> }>;

const OPTIONS: ts.CompilerOptions = {
  target: ts.ScriptTarget.ES2023,
  module: ts.ModuleKind.NodeNext,
  moduleResolution: ts.ModuleResolutionKind.NodeNext,
  strict: true,
  skipLibCheck: true,
  lib: ['lib.es2023.d.ts', 'lib.dom.d.ts'],
  types: [],
};

describe('a client whose types are made from the API document', () => {
  let service: Awaited<ReturnType<typeof listeningService>>;
  let folder: string;
  beforeAll(async () => {
    service = await listeningService({ ROLES: 'api,recognition,matching' });
    await service.app.get(LoadDemonstration).reference(true);
    folder = path.resolve('dist/test/client-of-document');
    fs.rmSync(folder, { recursive: true, force: true });
    fs.cpSync('test/client', folder, { recursive: true });
    const types = await openapiTS((await service.app.inject('/openapi.json')).body, { defaultNonNullable: false });
    fs.writeFileSync(path.join(folder, 'contract.d.ts'), astToString(types));
  });
  afterAll(() => service.stop());

  const compile = (file: string) => {
    const program = ts.createProgram([path.join(folder, file)], { ...OPTIONS, outDir: folder });
    const found = ts.getPreEmitDiagnostics(program);
    program.emit();
    return found.map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n'));
  };

  it('compiles, and does not where a field or an address is misspelt', () => {
    expect(compile('journey.ts')).toEqual([]);
    const wrong = compile('wrong.ts');
    expect(wrong).toHaveLength(2);
    expect(wrong[0]).toMatch(/destination/);
  });

  it('registers a person, sees what is recognised, the work that fits, and herself among the candidates', async () => {
    const { journey } = (await import(path.join(folder, 'journey.js'))) as { journey: Journey };
    const token = await service.app
      .get(Principals)
      .add('ANOFM', [{ role: 'employment-service', country: 'MD' as never, organisation: 'journey' }]);
    const one = await journey(service.address, token);
    expect((await eventually(one.assessments, (found) => found?.fresh === true))?.items.length).toBeGreaterThan(0);
    const matches = await eventually(one.matches, (found) => found?.fresh === true && found.items.length > 0);
    expect(matches?.items.map(({ vacancy }) => vacancy?.id)).toContain(one.vacancyId);
    const candidates = await eventually(one.candidates, (found) => (found?.items.length ?? 0) > 0);
    expect(candidates?.items[0]).toMatchObject({ score: expect.any(Number) });
    expect(await one.unknownPerson()).toMatchObject({ status: 404, code: 'profile-not-found' });
  });
});
