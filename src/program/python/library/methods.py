# Methods of integration: states as columns, the bins of the spikes, and the times that these are told by.


def march(rate, step, reset, start, t):
    """From bin to bin, with the resets between: states as columns, and the bins of the resets."""
    after = reset(start) if reset else None
    states, resets = ([start], []) if after is None else ([after], [0])
    steps = held_steps(rate, t)  # for which v stays after a reset
    left = 0 if after is None else steps
    try:
        for bin in range(t.size - 1):
            rate.holds = left > 0
            state = step(states[-1], bin)
            after = reset(state) if reset and not rate.holds else None
            left = max(left - 1, 0) if after is None else steps
            if not all(map(math.isfinite, state)):
                break
            if after is not None:
                resets.append(bin + 1)
            states.append(state if after is None else after)
    except (ArithmeticError, ValueError):
        pass  # the numbers left the finite range
    states += [[math.nan]*len(start)]*(t.size - len(states))
    return np.array(states, dtype=float).T, np.array(resets, dtype=int)


def held_steps(rate, t):
    """The steps for which a neuron is held that is refractory: as many as come nearest, and at least one."""
    time = getattr(rate, "time", 0)
    return max(math.floor(time/float(t[1] - t[0]) + 0.5), 1) if time > 0 else 0


def with_spikes(states, resets, t, threshold):
    """States as columns, the bins of the spikes, and the times that these are told by: resets, or upward crossings."""
    if threshold is None:
        return states, resets, t[resets]
    v = states[0]
    spikes = np.nonzero((v[:-1] <= threshold) & (v[1:] > threshold))[0]  # the bins before each upward crossing
    return states, spikes, t[spikes + 1]


def euler(rate, reset, start, t, I, pieces, threshold=None):
    """Forward Euler: every rate from the old state, the current of the bin before."""
    dt, I = float(t[1] - t[0]), I.tolist()

    def step(state, bin):
        return [x + dt*dx for x, dx in zip(state, rate(state, I[bin]))]

    return with_spikes(*march(rate, step, reset, start, t), t, threshold)


def half_steps(rate, reset, start, t, I, pieces, threshold=None):
    """Izhikevich's scheme: v in two half steps, then the others with the new v; the reset begins the next step."""
    dt, I = float(t[1] - t[0]), I.tolist()

    def spikes(state):
        return state if reset and reset(state) is not None else None

    def step(state, bin):
        v, *others = reset(state) if spikes(state) else state
        for _ in range(2):
            v += 0.5*dt*rate([v, *others], I[bin])[0]
        return [v, *(x + dt*dx for x, dx in zip(others, rate([v, *others], I[bin])[1:]))]

    return with_spikes(*march(rate, step, spikes, start, t), t, threshold)


def runge_kutta(rate, t, I, pieces):
    """The step of the classical Runge-Kutta method from each bin to the next."""
    dt, times, I = float(t[1] - t[0]), t.tolist(), I.tolist()
    edges = [*(begins for begins, _ in pieces), math.inf]

    def step(state, bin):
        time = times[bin]
        following = bisect.bisect_right(edges, time, hi=len(pieces))
        law = pieces[following - 1][1]
        if edges[following] < times[bin + 1]:
            first = middle = last = I[bin]  # an edge falls into the bin, which has its mean
        else:
            first, middle, last = law(time), law(time + 0.5*dt), law(time + dt)

        def toward(k, h):
            return [x + h*dx for x, dx in zip(state, k)]

        k1 = rate(state, first)
        k2 = rate(toward(k1, 0.5*dt), middle)
        k3 = rate(toward(k2, 0.5*dt), middle)
        k4 = rate(toward(k3, dt), last)
        return [x + dt/6*(a + 2*(b + c) + d) for x, a, b, c, d in zip(state, k1, k2, k3, k4)]

    return step


def rk4(rate, reset, start, t, I, pieces, threshold=None):
    """The classical Runge-Kutta method, with the current as it goes between the bins."""
    return with_spikes(*march(rate, runge_kutta(rate, t, I, pieces), reset, start, t), t, threshold)


def rk4_with_kicks(rate, start, t, I, pieces, kicks):
    """The classical Runge-Kutta method, and after each step a kick to the first variable."""
    quiet, kicks = runge_kutta(rate, t, I, pieces), kicks.tolist()

    def step(state, bin):
        v, *others = quiet(state, bin)
        return [v + kicks[bin], *others]

    return march(rate, step, None, start, t)[0]


def euler_in_noise(rate, reset, start, t, I, pieces, noise, threshold=None):
    """Euler and Maruyama's method: of a step the old state's rates, and what the noise has added to them."""
    dt, currents = float(t[1] - t[0]), I.tolist()

    def step(state, bin):
        return [x + dt*dx for x, dx in zip(state, rate(state, currents[bin]))]

    return with_spikes(*march(rate, with_kicks(rate, step, t, I, noise), reset, start, t), t, threshold)


def rk4_in_noise(rate, reset, start, t, I, pieces, noise, threshold=None):
    """The classical Runge-Kutta method, and behind each step what the noise has added to the rates."""
    step = with_kicks(rate, runge_kutta(rate, t, I, pieces), t, I, noise)
    return with_spikes(*march(rate, step, reset, start, t), t, threshold)


def with_kicks(rate, step, t, I, noise):
    """The step in noise, of which each row is a step's normal deviates: the rates are linear in rate.noise."""
    currents, rows, root = I.tolist(), noise.tolist(), math.sqrt(float(t[1] - t[0]))
    noises = range(noise.shape[1])

    def kicked(state, bin):
        rate.noise = [0.0 for _ in noises]
        moved, quiet = step(state, bin), rate(state, currents[bin])
        for one in noises:
            rate.noise = [float(other == one) for other in noises]
            loud = rate(state, currents[bin])
            moved = [x + (a - b)*root*rows[bin][one] for x, a, b in zip(moved, loud, quiet)]
        return moved

    return kicked


def dopri5(rate, reset, start, t, I, pieces, threshold=None):
    """Steps of its own, chosen by the error; the bins only say where the solution is read out.

    States as columns, the bins of the spikes, and their exact times: resets, or upward crossings of the threshold.
    """
    rate.holds = False

    def calls(state):
        return reset is not None and not rate.holds and reset(state) is not None

    def above(state):
        return state[0] > threshold

    x, times, bin, ended = start, t.tolist(), 1, False
    resets, crossings = [], []
    held, free = getattr(rate, "time", 0), -math.inf  # for how long v stays after a reset, and until when
    if calls(x):
        x = reset(x)
        resets.append((0, times[0]))
        free = times[0] + held
    states = [x]
    for (begins, law), following in zip(pieces, [*pieces[1:], (math.inf, None)]):
        now, edge = float(max(begins, times[0])), float(min(following[0], times[-1]))
        while now < edge and not ended:
            # The end of a refractory time is an edge like those of the current.
            rate.holds = now < free
            end = min(free, edge) if rate.holds else edge
            h = first_length(x, stages(rate, x, now, 0.0, law)[0][0], 1e-3*(times[-1] - times[0]))
            h = min(max(h, 1e-12*(1 + abs(now))), end - now)
            while now < end:
                if now + 1.01*h >= end:
                    h = end - now
                k, new = stages(rate, x, now, h, law)
                error = error_of(x, new, k, h)
                if not error <= 1:
                    too_short = h < 1e-12*(1 + abs(now))
                    lost = not all(abs(x) < 1e150 for numbers in [new, *k] for x in numbers)
                    if too_short and reset and (lost or calls(new)) and k[0][0] > 0:
                        # What no time is left for has happened: an upstroke has reached its reset.
                        x = reset([math.inf, *x[1:]])
                        resets.append((bin, now))
                        free = now + held
                        if now < free:
                            break
                        continue
                    if too_short and not math.isfinite(error):
                        ended = True
                        break
                    h *= max(0.9*error**-0.2, 0.2) if math.isfinite(error) else 0.1
                    continue
                at, turns = interpolant(x, new, k, h)
                slack = 2*abs(h*weighted(ERROR, k, 0))
                fired = onsets(calls, at, turns, slack) if reset else []
                theta = fired[0] if fired else 1.0
                if threshold is not None:
                    crossed = onsets(above, at, turns, slack)
                    crossings += [now + part*h for part in crossed if 0 < part <= theta]
                reached = now + theta*h if theta < 1 or h < end - now else end
                while bin < t.size and (times[bin] < reached or (times[bin] == reached and not fired)):
                    states.append(at(min((times[bin] - now)/h, 1.0)))
                    bin += 1
                x, now = at(theta), reached
                h *= min(max(0.9*max(error, 1e-10)**-0.2, 0.2), 5.0)
                if calls(x):
                    x = reset(x)
                    resets.append((bin, now))
                    free = now + held
                    if now < free:
                        break
    if len(states) < t.size and not ended:
        states.append(x)
    states += [[math.nan]*len(start)]*(t.size - len(states))
    if threshold is None:
        bins, spikes = [bin for bin, _ in resets], [time for _, time in resets]
    else:
        bins, spikes = np.searchsorted(t, crossings, side="right") - 1, crossings
    return np.array(states, dtype=float).T, np.array(bins, dtype=int), np.array(spikes)


def first_length(x, rates, longest):
    """How long a first step is: as long as no variable changes by more than a thousandth."""
    return min([longest, *(1e-3*(1 + abs(x))/abs(dx) for x, dx in zip(x, rates) if dx)])


def stages(rate, x, now, h, law):
    """The rates at the stages of a step, and the state at its end."""
    def flow(x, time):
        try:
            return rate(x, law(time))
        except (ArithmeticError, ValueError):
            return [math.nan]*len(x)  # the numbers left the finite range

    k = [flow(x, now)]
    for stage, weights in zip(STAGES, WEIGHTS):
        new = [x[i] + h*weighted(weights, k, i) for i in range(len(x))]
        k.append(flow(new, now + stage*h))
    return k, new


def error_of(x, new, k, h):
    """The error of a step in units of what is allowed, relative to the state and absolute."""
    allowed = [TOLERANCE*(1 + max(abs(before), abs(after))) for before, after in zip(x, new)]
    if len(x) == 1:
        # What it may err by is a part of how fast it moves, too: else it would cross a threshold at another time.
        fast = max(abs(slopes[0]) for slopes in k)
        allowed = [min(allowed[0], max(TOLERANCE*fast, 1e-15/TOLERANCE*allowed[0]))]
    parts = [h*weighted(ERROR, k, i)/allowed[i] for i in range(len(x))]
    return math.sqrt(sum(part*part for part in parts)/len(parts))


def interpolant(x, new, k, h):
    """The solution as a function of the part of a step that has passed, and where its first variable turns back."""
    def shape(i):
        rise = new[i] - x[i]
        bend = h*k[0][i] - rise
        return rise, bend, rise - h*k[6][i] - bend, h*weighted(DENSE, k, i)

    shapes = [shape(i) for i in range(len(x))]

    def at(theta):
        return [
            x[i] + theta*(rise + (1 - theta)*(bend + theta*(twist + (1 - theta)*top)))
            for i, (rise, bend, twist, top) in enumerate(shapes)
        ]

    rise, bend, twist, top = shapes[0]
    roots = np.roots([4*top, -3*(twist + 2*top), 2*(twist + top - bend), rise + bend])  # of its slope
    return at, sorted(root.real for root in roots if abs(root.imag) < 1e-9 and 0 < root.real < 1)


def weighted(weights, k, i):
    """A weighted sum of the rates of a variable at the stages."""
    return sum(weight*slopes[i] for weight, slopes in zip(weights, k))


def onsets(holds, at, turns, slack):
    """The parts of a step after which something begins to hold that hangs on the first variable: none is missed.

    A peak must be above by more than the slack, which the interpolant may err by.
    """
    found, start, height, held = [], 0.0, math.inf, False
    for part in [0.0, *turns, 1.0]:
        first, *others = at(part)
        peak = part < 1 and first > height
        height, was = first, held
        held = holds([first - slack if peak else first, *others])
        if held and not was:
            before, after = start, part
            for _ in range(60):
                middle = 0.5*(before + after)
                before, after = (before, middle) if holds(at(middle)) else (middle, after)
            found.append(after)
        start = part
    return found
