# Currents: each is told on the bins of a run, and as smooth pieces, each with the time at which it begins.


def constant_current(t, amplitude):
    """The same current in every bin, in one smooth piece."""
    return np.full(t.size, amplitude), [(t[0], lambda time: amplitude)]


def step_in_bins(t, start, end, amplitude):
    """The amplitude in the bins of [start, end), 0 elsewhere; and its smooth pieces."""
    first = np.searchsorted(t, start)
    last = max(np.searchsorted(t, end), first)
    I = np.zeros(t.size)
    I[first:last] = amplitude
    on, off = [t[bin] if bin < t.size else math.inf for bin in (first, last)]
    return I, [(t[0], lambda time: 0.0), (on, lambda time: amplitude), (off, lambda time: 0.0)]


def ramp_in_bins(t, start, end, amplitude):
    """k/N of the amplitude in the k-th of the N bins of [start, end), 0 elsewhere; and its smooth pieces."""
    first = np.searchsorted(t, start)
    last = max(np.searchsorted(t, end), first)
    count = last - first
    I = np.zeros(t.size)
    I[first:last] = np.arange(count)/max(count, 1)*amplitude
    origin = t[first] if first < t.size else start
    slope = amplitude/(max(count, 1)*(t[1] - t[0]))
    on, off = [t[bin] if bin < t.size else math.inf for bin in (first, last)]
    return I, [(t[0], lambda time: 0.0), (on, lambda time: (time - origin)*slope), (off, lambda time: 0.0)]


def sinusoid_current(t, offset, amplitude, frequency):
    """A sinusoid around an offset, in one smooth piece."""
    def law(time):
        return offset + amplitude*math.sin(2*math.pi*frequency*time)

    return np.array([law(time) for time in t.tolist()]), [(t[0], law)]


def ramp_and_hold(hold, end, increment, tail, dt):
    """Steps without current, a ramp of even increments, steps at its end: times, currents, smooth pieces."""
    rise = max(math.ceil(end/increment), 0)
    steps = hold + rise + tail
    t = np.arange(steps + 1)*dt
    I = np.concatenate([np.zeros(hold), np.arange(rise)*increment, np.full(tail + 1, end)])
    origin, slope = hold*dt, increment/dt
    return t, I, [
        (0.0, lambda time: 0.0),
        (t[hold], lambda time: min((time - origin)*slope, end)),
        (t[hold + rise], lambda time: end),
    ]


def there_and_back(start, end, speed, back, dt):
    """A ramp at an even speed, in whole steps, and perhaps back: times, currents, smooth pieces, steps of the ramp."""
    steps = max(math.ceil(abs(end - start)/(speed*dt)), 1)
    increment = (end - start)/steps
    count = 2*steps if back else steps
    done = np.arange(count + 1)
    t = done*dt
    I = start + increment*np.where(done <= steps, done, count - done)
    return t, I, [
        (0.0, lambda time: start + increment*(time/dt)),
        (t[steps], lambda time: start + increment*(count - time/dt)),
    ], steps


def step_current(t, start, end, amplitude):
    """The amplitude from start to end, 0 elsewhere; and its smooth pieces."""
    on, off = edge(t, start), edge(t, max(end, start))
    return sampled(t, [(-math.inf, lambda time: 0.0), (on, lambda time: amplitude), (off, lambda time: 0.0)])


def ramp_current(t, start, end, amplitude):
    """From 0 to the amplitude between start and end, 0 elsewhere; and its smooth pieces."""
    on, off = edge(t, start), edge(t, max(end, start))
    slope = amplitude/(off - on) if off > on else 0.0
    return sampled(t, [(-math.inf, lambda time: 0.0), (on, lambda time: (time - on)*slope), (off, lambda time: 0.0)])


def edge(t, time):
    """When an edge is met: with a bin, where rounding alone parts them."""
    dt = t[1] - t[0]
    times = np.append(t, t[-1] + dt)
    near = times[np.abs(times - time).argmin()]
    return float(near if abs(near - time) <= 1e-9*dt + 1e-15*abs(time) else time)


def sampled(t, pieces):
    """Smooth pieces on bins: the mean in a bin that an edge falls into, else the value at the beginning; and the pieces."""
    times = [*t.tolist(), float(t[-1] + (t[1] - t[0]))]
    edges = [begins for begins, _ in pieces]

    def law(time):
        return pieces[bisect.bisect_right(edges, time) - 1][1]

    def part(start, stop):
        return law(start)((start + stop)/2)*(stop - start)

    def in_bin(start, stop):
        inside = edges[bisect.bisect_right(edges, start):bisect.bisect_left(edges, stop)]
        if not inside:
            return law(start)(start)
        cuts = [start, *inside, stop]
        return sum(map(part, cuts, cuts[1:]))/(stop - start)

    return np.array([in_bin(start, stop) for start, stop in zip(times, times[1:])]), pieces


def with_pulses(t, current, count, at, every, size, width):
    """A current and its smooth pieces, with `count` pulses on top."""
    I, pieces = current
    starts = [at + k*every for k in range(count)]
    spans = [(edge(t, start), edge(t, start + width)) for start in starts]
    first = pieces[0][0]
    edges = sorted({begins for begins, _ in pieces}.union(time for span in spans for time in span if time > first))

    def extra(time):
        return sum(start <= time < end for start, end in spans)*size

    def on_top(begins):
        added = extra(begins)
        return begins, lambda time: added

    def piece(begins):
        law = [law for start, law in pieces if start <= begins][-1]
        added = extra(begins)
        return begins, lambda time: law(time) + added

    return I + sampled(t, [on_top(begins) for begins in edges])[0], [piece(begins) for begins in edges]
