// Not run: it compiles when the declarations are found by the package's name, and are no mere `any`.
import init, { hhStep, type HhStepResult } from 'nullcline';
import start, { lifStep } from 'nullcline/course';
import { NullclineDemo } from 'nullcline/element';
import { connect } from 'nullcline/frame';

export const run: HhStepResult = hhStep({ I_amp: 9, method: 'rk4' });
export const times: Float64Array = lifStep().spikeTimes;
export const ready: Promise<unknown>[] = [init(), start()];
export const picture = async (element: NullclineDemo): Promise<Blob> => element.toPNG({ density: 2 });
export const values = async (frame: HTMLIFrameElement): Promise<Record<string, number | string>> => (await connect(frame).get()).values;
// @ts-expect-error there is no such option
hhStep({ nonsense: 1 });
