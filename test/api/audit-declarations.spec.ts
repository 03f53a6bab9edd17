import { Controller, Get, RequestMethod } from '@nestjs/common';
import { DiscoveryService, MetadataScanner } from '@nestjs/core';
import { AUDIT, type AuditDeclaration } from '../../src/audit/http/declares.js';
import { NEEDS, Needs, OPEN, Public } from '../../src/platform/access/needs.js';
import { type TestService, testService } from '../fixtures/test-service.js';

/** Routes of the platform, which knows nothing of people; they answer ids, counts and states. */
const OF_THE_PLATFORM = ['OperationsController', 'DeadLettersController'];
/** Refuses everybody who is not invented. */
const INVENTED_ONLY = ['PeopleController.person'];
const PERSONAL = /:profileId|:caseId|:assignmentId|candidates|recognition-cases|(?<!fee-)\breviews|referral/;

interface Route {
  readonly name: string;
  readonly path: string;
  readonly reads: boolean;
  readonly open: boolean;
  readonly declared: AuditDeclaration | undefined;
}

describe('every route', () => {
  let service: TestService;
  let routes: readonly Route[];
  beforeAll(async () => {
    service = await testService({ ROLES: 'api' });
    const controllers = service.app.get(DiscoveryService, { strict: false }).getControllers();
    routes = controllers.flatMap(({ metatype }) => (typeof metatype === 'function' ? routesOf(metatype) : []));
  });
  afterAll(() => service.stop());

  it('is looked at', () => {
    expect(routes.length).toBeGreaterThan(100);
  });

  it('that is not open to everybody says what of it is audited, or why nothing is', () => {
    expect(undeclared(routes)).toEqual([]);
  });

  it('that shows a person is declared as a read of theirs, and is never exempt', () => {
    const personal = routes.filter(({ path, reads }) => reads && PERSONAL.test(path));
    expect(personal.length).toBeGreaterThan(15);
    expect(personal.filter(({ declared }) => declared?.is !== 'read').map(({ name }) => name)).toEqual(INVENTED_ONLY);
  });

  it('that changes a person is declared as an act or a read, and is never exempt', () => {
    const personal = routes.filter(({ path, reads }) => !reads && PERSONAL.test(path));
    expect(personal.filter(({ declared }) => !declared || declared.is === 'exempt').map(({ name }) => name)).toEqual([]);
  });

  it('that names a parameter has it in its path', () => {
    const named = routes.flatMap(({ declared, path }) =>
      declared?.is === 'read' && declared.parameter ? [{ path, parameter: declared.parameter }] : [],
    );
    expect(named.filter(({ path, parameter }) => !path.split('/').includes(`:${parameter}`))).toEqual([]);
  });

  it('would be found if it said nothing', () => {
    const name = 'ForgetfulController.read';
    expect(undeclared(routesOf(ForgetfulController))).toEqual([name]);
    expect(undeclared(routesOf(OpenController))).toEqual(['OpenController.read']);
  });
});

@Controller('v1/registry')
@Needs('registry:read')
class ForgetfulController {
  @Get()
  read() {}
}

@Controller('v1/profiles/:profileId/open')
@Public()
class OpenController {
  @Get()
  read() {}
}

/** What everybody may ask shows nobody, unless its path says otherwise. */
function undeclared(routes: readonly Route[]): readonly string[] {
  return routes
    .filter(
      ({ declared, open, path, name }) =>
        !declared && !(open && !PERSONAL.test(path)) && !OF_THE_PLATFORM.includes(name.split('.')[0] ?? ''),
    )
    .map(({ name }) => name);
}

function routesOf(controller: Function): readonly Route[] {
  const prototype = controller.prototype as Record<string, Function>;
  return new MetadataScanner().getAllMethodNames(prototype).flatMap((method) => {
    const handler = prototype[method] as Function;
    const own: unknown = Reflect.getMetadata('path', handler);
    if (own === undefined) return [];
    const of = <T>(key: string) => (Reflect.getMetadata(key, handler) ?? Reflect.getMetadata(key, controller)) as T | undefined;
    const path = [Reflect.getMetadata('path', controller), own].join('/');
    const reads = Reflect.getMetadata('method', handler) === RequestMethod.GET;
    return [
      {
        name: `${controller.name}.${method}`,
        path,
        reads,
        open: of(NEEDS) === OPEN,
        declared: of<AuditDeclaration>(AUDIT),
      },
    ];
  });
}
