import { Injectable } from '@nestjs/common';
import type { Agreement, AgreementVersion, WorkedExample } from '../../agreements/index.js';
import type { FieldError } from '../../platform/problem-details/problems.js';
import { Qualifications } from '../../qualifications/index.js';
import { type ExampleResult, runExample } from '../domain/examples/run-example.js';
import type { Facts } from '../domain/facts.js';

/** Checks the facts of an example as a body of POST /v1/assessments is checked. @throws ValidationFailed */
export type ReadFacts = (facts: unknown) => Promise<Omit<Facts, 'purposes'>>;

export type ExampleRun = ExampleResult | { readonly name: string; readonly holds: false; readonly errors: readonly FieldError[] };

/** Runs the worked examples of a text, each by itself. */
@Injectable()
export class RunExamples {
  constructor(private readonly qualifications: Qualifications) {}

  async execute(agreement: Agreement, version: AgreementVersion, readFacts: ReadFacts): Promise<readonly ExampleRun[]> {
    const register = await this.qualifications.register();
    const run = async (example: WorkedExample): Promise<ExampleRun> => {
      try {
        return runExample(agreement, version, example, await readFacts(example.facts), register);
      } catch (error) {
        const errors = (error as { errors?: readonly FieldError[] }).errors;
        if (!errors) throw error;
        return { name: example.name, holds: false, errors };
      }
    };
    return Promise.all((version.examples ?? []).map(run));
  }

  /** What speaks against submitting the text: an example that fails, and a provision that none shows at work. */
  async faults(agreement: Agreement, version: AgreementVersion, readFacts: ReadFacts): Promise<readonly FieldError[]> {
    const runs = await this.execute(agreement, version, readFacts);
    const shown = new Set(
      runs.flatMap((run, at) => (run.holds ? run.atWork.filter((key) => version.examples?.[at]?.shows.includes(key)) : [])),
    );
    return [
      ...runs.flatMap((run, at) => (run.holds ? [] : [{ pointer: `/examples/${at}`, code: 'example-fails', detail: whyNot(run) }])),
      ...version.provisions.flatMap(({ key }, at) => (shown.has(key) ? [] : [missing(at, key)])),
    ];
  }
}

function whyNot(run: ExampleRun): string {
  if ('errors' in run) return `Its facts do not fit: ${run.errors.map(({ pointer, detail }) => `${pointer} ${detail}`).join(' ')}`;
  const differing = run.compared.filter(({ holds }) => !holds);
  return differing
    .map(({ expected, observed }) => {
      const from = observed.provision ? ` under ${observed.provision}, article ${observed.article}` : '';
      return `For ${expected.purpose} it expects ${expected.outcome}, and the text gives ${observed.outcome}${from}.`;
    })
    .join(' ');
}

function missing(at: number, key: string): FieldError {
  return {
    pointer: `/provisions/${at}`,
    code: 'example-missing',
    detail: `No worked example that holds shows "${key}" at work. Add one that rests on it and names it under "shows".`,
  };
}
