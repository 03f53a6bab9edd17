import { parentPort, workerData } from 'node:worker_threads';
import { assign } from '../domain/assignment/assign.js';
import type { AssignTask } from './assign-in-thread.js';

const { problem, tolerance } = workerData as AssignTask;
parentPort?.postMessage(assign(problem, tolerance));
