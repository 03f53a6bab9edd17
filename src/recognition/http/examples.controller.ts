import { Controller, HttpCode, type OnModuleInit, Param, ParseIntPipe, Post } from '@nestjs/common';
import { ApiForbiddenResponse, ApiNotFoundResponse, ApiOkResponse, ApiOperation, ApiParam, ApiProperty, ApiTags } from '@nestjs/swagger';
import { Agreements, AgreementVersionNotFound, asVersion, Drafts, SubmissionChecks } from '../../agreements/index.js';
import { AuditExempt } from '../../audit/index.js';
import { CurrentPrincipal, type Principal, RequiresRole } from '../../identity/index.js';
import { type ExampleRun, RunExamples } from '../application/run-examples.js';
import { readFacts } from './read-facts.js';

export class ExampleRunDto {
  @ApiProperty() name!: string;
  @ApiProperty({ description: 'Every expectation came out' }) holds!: boolean;
  @ApiProperty({ type: [String], description: 'Provisions on which its outcomes rest' }) atWork!: readonly string[];
  @ApiProperty({
    type: 'array',
    items: { type: 'object', additionalProperties: true },
    description: 'Expected and observed, a purpose each',
  })
  compared!: readonly object[];
  @ApiProperty({ type: 'array', items: { type: 'object', additionalProperties: true }, description: 'Facts that do not fit' })
  errors!: readonly object[];

  static from(run: ExampleRun): ExampleRunDto {
    const { name, holds } = run;
    if ('errors' in run) return { name, holds, atWork: [], compared: [], errors: run.errors };
    return { name, holds, atWork: run.atWork, compared: run.compared, errors: [] };
  }
}
export class ExampleRunsDto {
  @ApiProperty({ description: 'All of them hold' }) hold!: boolean;
  @ApiProperty({ type: [ExampleRunDto] }) items!: readonly ExampleRunDto[];
}

/** Worked examples of a text: they run on request, and whenever somebody submits it. */
@ApiTags('agreements')
@Controller('v1/agreements/:agreementId/versions/:number')
@AuditExempt('invented examples of an agreement')
@ApiParam({ name: 'agreementId', type: String, example: 'it-md-skills-demonstration' })
@ApiParam({ name: 'number', type: Number, example: 2 })
@ApiNotFoundResponse({ description: 'agreement-not-found, agreement-version-not-found' })
export class ExamplesController implements OnModuleInit {
  constructor(
    private readonly agreements: Agreements,
    private readonly drafts: Drafts,
    private readonly checks: SubmissionChecks,
    private readonly runExamples: RunExamples,
  ) {}

  onModuleInit(): void {
    this.checks.add((agreement, version) => this.runExamples.faults(agreement, version, readFacts));
  }

  @Post('examples/run')
  @HttpCode(200)
  @ApiOperation({ operationId: 'runExamples', summary: 'Run the worked examples of a text by itself' })
  @ApiOkResponse({ type: ExampleRunsDto })
  async run(@Param('agreementId') id: string, @Param('number', ParseIntPipe) number: number): Promise<ExampleRunsDto> {
    const agreement = await this.agreements.get(id);
    const version = agreement.versions.find((one) => one.number === number);
    if (!version) throw new AgreementVersionNotFound(id, number);
    return answer(await this.runExamples.execute(agreement, version, readFacts));
  }

  @Post('draft/examples/run')
  @HttpCode(200)
  @RequiresRole('agreement-administrator')
  @ApiOperation({ operationId: 'runExamplesOfDraft', summary: 'Run the worked examples of a text that is being written' })
  @ApiOkResponse({ type: ExampleRunsDto })
  @ApiForbiddenResponse({ description: 'role-required, not-for-this-country' })
  async runDraft(
    @CurrentPrincipal() principal: Principal,
    @Param('agreementId') id: string,
    @Param('number', ParseIntPipe) number: number,
  ): Promise<ExampleRunsDto> {
    const draft = await this.drafts.get(principal, id, number);
    return answer(await this.runExamples.execute(await this.drafts.agreementOf(draft), asVersion(draft), readFacts));
  }
}

function answer(runs: readonly ExampleRun[]): ExampleRunsDto {
  return { hold: runs.every(({ holds }) => holds), items: runs.map(ExampleRunDto.from) };
}
