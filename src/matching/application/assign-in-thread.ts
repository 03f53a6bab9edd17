import { Worker } from 'node:worker_threads';
import type { Assignment } from '../domain/assignment/assign.js';
import type { AssignmentProblem } from '../domain/assignment/assignment-problem.js';

/** What the thread is given. */
export interface AssignTask {
  readonly problem: AssignmentProblem;
  readonly tolerance: number;
}

/** The same answer as `assign`, found on a thread of its own: seconds at the size of a country, in which this process goes on answering. */
export function assignInThread(task: AssignTask): Promise<Assignment> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./assign.worker.js', import.meta.url), { workerData: task });
    worker.once('message', resolve);
    worker.once('error', reject);
    worker.once('exit', (code) => reject(new Error(`The thread that assigns ended with ${code} and no answer.`)));
  });
}
