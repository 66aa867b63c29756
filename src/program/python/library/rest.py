# Where a run starts.


def settled(rate, v, others):
    """The state into which the other variables settle while the voltage is held: each of their rates is a line."""
    shut, open = rate([v, *[0.0]*others], 0.0), rate([v, *[1.0]*others], 0.0)
    return [v, *(at_0/(at_0 - at_1) for at_0, at_1 in zip(shut[1:], open[1:]))]


def stable_rest(rate, low, high, others):
    """Where the neuron rests stably without current, at a voltage between these; None where it does not."""
    def drift(v):
        return rate(settled(rate, v, others), 0.0)[0]

    places = np.linspace(low, high, 501).tolist()
    for low, high in zip(places, places[1:]):
        if drift(low) >= 0 > drift(high):
            for _ in range(100):
                middle = 0.5*(low + high)
                low, high = (middle, high) if drift(middle) > 0 else (low, middle)
            state = settled(rate, high, others)
            slopes = [np.subtract(rate(state + by, 0.0), rate(state - by, 0.0))/2e-6 for by in 1e-6*np.eye(others + 1)]
            if np.linalg.eigvals(slopes).real.max() < 0:
                return state
    return None
