# Functions that Python lacks, or that leave the finite range there by an error.


def exp(x):
    """The exponential function, infinite where there are no numbers."""
    return math.inf if x > 709.7 else math.exp(x)


def exprelr(x):
    """x over e^x - 1, and its limit 1 at x = 0."""
    return x/math.expm1(min(x, 700)) if x else 1.0


def cosh(x):
    """The hyperbolic cosine, infinite where there are no numbers."""
    return math.inf if abs(x) > 710 else math.cosh(x)


def sinh(x):
    """The hyperbolic sine, infinite where there are no numbers."""
    return math.copysign(math.inf, x) if abs(x) > 710 else math.sinh(x)
