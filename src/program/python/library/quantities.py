# What a neuron has along a run.


def in_each_bin(quantities, states, I):
    """The named quantities in each bin, a row each; no numbers where the state has left the finite range."""
    def told(state, now):
        try:
            return quantities(state, now)
        except (ArithmeticError, ValueError):
            return []

    bins = [told(state, now) for state, now in zip(states.T.tolist(), I.tolist())]
    nothing = [math.nan]*max(map(len, bins))
    return np.array([values or nothing for values in bins], dtype=float).T


def in_each_bin_in_noise(quantities, rate, states, I, t, noise):
    """The same in noise: in each step that is its deviates over the square root of the step."""
    rows = iter((noise/math.sqrt(float(t[1] - t[0]))).tolist())

    def told(state, now):
        rate.noise = next(rows)
        return quantities(state, now)

    return in_each_bin(told, states, I)
