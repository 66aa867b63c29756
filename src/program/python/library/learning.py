# Clouds, images, and the rule that learns them.


def make_cloud(size, ratio, angle, seed):
    """Points of a Gaussian cloud, one a row: all x deviates first, then all y; scaled, then turned."""
    random = np.random.RandomState(seed)
    x, y = random.randn(size), random.randn(size)
    y *= 1/ratio if ratio > 1 else ratio
    turn = (180 - angle)*np.pi/180
    return np.column_stack([np.cos(turn)*x + np.sin(turn)*y, np.cos(turn)*y - np.sin(turn)*x])


def circ_dist(n, i, j):
    """The signed distance from j to i on a ring of length n, the shorter way round."""
    distance = np.fmod(np.fmod(i, n) - np.fmod(j, n), n)
    return np.where(abs(distance) > n/2, distance - np.copysign(n, distance), distance)


def make_image(m, sigma, row, column):
    """A bump on an m x m image, wrapped at the edges, of norm 1, row by row."""
    def profile(centre):
        return np.exp(-0.5*(circ_dist(m, np.arange(m), centre)/sigma)**2)

    image = np.outer(profile(row), profile(column)).ravel()
    return image/np.linalg.norm(image)


def learn(inputs, w, eta):
    """Oja's rule: the weight before each input, and after the last."""
    weights = [w]
    for x in inputs:
        y = w @ x
        w = w + eta*y*(x - y*w)
        weights.append(w)
    return np.array(weights)
