// Not run: it compiles when the declarations are found by the package's name, and are no mere `any`.
import init, { hhStep, type HhStepResult } from 'nullcline';
import start, { lifStep } from 'nullcline/course';

export const run: HhStepResult = hhStep({ I_amp: 9, method: 'rk4' });
export const times: Float64Array = lifStep().spikeTimes;
export const ready: Promise<unknown>[] = [init(), start()];
// @ts-expect-error there is no such option
hhStep({ nonsense: 1 });
