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
