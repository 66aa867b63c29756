"""What is run in the simulators: pages and typed neurons, with what is set on them; and which formats lack what."""

# Where a program says nothing nearer of itself: by the adaptive method, for which most take ten steps of Runge and Kutta's in each
# bin. With five the reduced axon is off by 7e-5 of its range, with ten by 4.5e-6, with twenty by 3e-8.
SMOOTH = 1e-5

# Trains of spikes in which what two runs differ by grows from one to the next.
IRREGULAR = ["preset=irregular"]

METHODS = ["euler", "rk4", "dopri5"]

COURSE = [
    *[f"{page} method={method}" for page in ["hh-step", "hh-ramp", "hh-sinus"] for method in ["euler", "rk4"]],
    "hh-step method=dopri5",
    *[f"{page} method={method}" for page in ["lif-step", "lif-sinus"] for method in METHODS],
    "type-x",
]
PLANES = [
    f"{model}-plane method={method}"
    for model in [
        "hodgkin-huxley-reduced",
        "type-x",
        "type-y",
        "fitzhugh-nagumo",
        "morris-lecar",
        "adex",
        "izhikevich",
    ]
    for method in METHODS
]
CURRENTS = [
    f"{model}-current method={method}" for model in ["lif", "lif-units", "exponential-if", "hodgkin-huxley"] for method in METHODS
]
HALF_STEPS = ["izhikevich-plane method=half-steps", "izhikevich-plane method=half-steps preset=CH"]
PRESETS = [
    *[f"adex-plane method={method} preset={preset}" for preset in ["tonic", "adapting", "initial-burst", "bursting", "irregular", "transient"] for method in ["euler", "dopri5"]],
    *[f"izhikevich-plane method={method} preset={preset}" for preset in ["RS", "IB", "CH", "FS", "TC", "RZ"] for method in ["euler", "rk4"]],
]
# Edges between bins, currents from the first bin on, another start of time, little steps, one bin.
STIMULI = [
    "hodgkin-huxley-current method=euler stimulus=step start=10.004 end=30.0071 tend=40",
    "hodgkin-huxley-current method=rk4 stimulus=step start=10.004 end=30.0071 tend=40",
    "hodgkin-huxley-current method=rk4 stimulus=step start=0 end=20 tend=30",
    "hodgkin-huxley-current method=euler stimulus=ramp start=-5 end=20 tstart=-10 tend=30",
    "hodgkin-huxley-current method=rk4 stimulus=ramp start=3.3333 end=17.7777 tstart=2.5 tend=30",
    "hodgkin-huxley-current method=rk4 stimulus=sinusoid tstart=-7.3 tend=30",
    "hodgkin-huxley-current method=dopri5 stimulus=step start=10.004 end=30.0071 tstart=-3 tend=40",
    "fitzhugh-nagumo-plane method=dopri5 pulses=3 pulse_at=20.03 pulse_every=15.5 pulse_size=0.8 pulse_width=2.22",
    "lif-current method=euler stimulus=sinusoid tstart=-20 tend=40 amplitude=2.5",
    "lif-current method=rk4 stimulus=sinusoid tstart=-20 tend=40 amplitude=2.5",
    "lif-current method=rk4 stimulus=step start=10.04 end=60.03",
    "fitzhugh-nagumo-plane method=rk4 pulses=3 pulse_at=20.03 pulse_every=15.5 pulse_size=0.8 pulse_width=2.22",
    "fitzhugh-nagumo-plane method=euler pulses=10 pulse_at=5 pulse_every=3 pulse_size=-0.4 pulse_width=5 stimulus=ramp",
    "hodgkin-huxley-current method=euler stimulus=step start=10 end=10.02 tend=20 amplitude=300",
    "hodgkin-huxley-current method=euler tend=0.01",
    "hodgkin-huxley-current method=rk4 tend=0.02",
    "lif-current method=euler v0=1.5 tend=30",
    "lif-current method=rk4 v0=1.5 tend=30",
    "izhikevich-plane method=half-steps v0=35 tend=100",
    *[f"{model} method={method} samples={size}" for model, size in [("hodgkin-huxley-current", 8), ("lif-current", 1.4), ("adex-plane", 70)] for method in ["euler", "rk4"]],
]
# Values beside the defaults.
VALUES = [
    "hh-step method=euler gNa=100 gK=30 I_amp=9 start=rest",
    "hodgkin-huxley-current method=rk4 gNa=90 gK=25 gL=0.5",
    "hh-step method=euler TTX=20 TEA=30 celsius=12",
    "hh-step method=rk4 reversal=nernst celsius=12",
    "hh-step method=dopri5 TTX=20 TEA=30 reversal=nernst",
    "hodgkin-huxley-reduced-plane method=rk4 amplitude=15",
    "type-x-plane method=rk4 a=1.4 tau=20",
    "type-y-plane method=euler amplitude=0.7",
    "fitzhugh-nagumo-plane method=euler a=0.6 eps=0.09",
    "morris-lecar-plane method=euler phi=0.0667 amplitude=60",
    "adex-plane method=rk4 tau_m=7.3 R=333 Delta_T=1.7 V_cut=-25.5 a=-0.7 b=3.3 tau_w=77",
    "izhikevich-plane method=euler a=0.031 b=0.22 c=-57.5 d=3.3",
    "lif-units-current method=rk4",
    "exponential-if-current method=rk4 Delta_T=3.1",
]
# Neurons that are refractory, also from the first bin on.
HELD = [
    "lif-units-current method=euler t_ref=0.333",
    "exponential-if-current method=rk4 t_ref=3.333",
    "adex-plane method=euler t_ref=4",
    "adex-plane method=rk4 t_ref=0.004",
    "adex-plane method=rk4 t_ref=4 v0=-29",
    "izhikevich-plane method=euler t_ref=2.5",
    "izhikevich-plane method=half-steps t_ref=1.25",
    "izhikevich-plane method=half-steps t_ref=1.25 v0=31",
]
MODELS = "tests/simulators/models"
TYPED = [
    *[f"{MODELS}/{name}.ode method={method}" for name in ["awkward", "made", "variables", "functions", "resets"] for method in ["euler", "rk4"]],
    f"{MODELS}/awkward.ode method=rk4 stimulus=step start=2.01 end=11.13 tstart=-3",
    f"{MODELS}/made.ode method=dopri5 stimulus=step start=5.02 end=12.5 amplitude=1.4",
    f"{MODELS}/variables.ode method=dopri5",
    *[f"{MODELS}/lif_in_seconds.txt method={method}" for method in METHODS],
    f"{MODELS}/adex_in_seconds.txt method=dopri5",
    f"{MODELS}/izhikevich_in_seconds.txt method=euler",
    f"{MODELS}/smooth_functions.ode method=rk4",
    f"{MODELS}/smooth_functions.ode method=dopri5",
    f"{MODELS}/resets.ode method=dopri5",
    f"{MODELS}/resets.ode method=rk4 stimulus=sinusoid amplitude=3",
    f"{MODELS}/reset_choice.ode method=euler",
    f"{MODELS}/reset_choice.ode method=rk4",
    f"{MODELS}/letters.ode method=euler",
    f"{MODELS}/lif_in_brians_way.txt method=euler amplitude=12",
    f"{MODELS}/lif_in_brians_way.txt method=rk4 amplitude=12",
    *[f"src/equations/texts/{name}.ode" for name in ["hindmarsh_rose", "wang_buzsaki", "connor_stevens", "inap_ik", "theta"]],
    "src/equations/texts/chay_keizer.ode tend=1000",
    "src/equations/texts/wang_buzsaki.ode method=euler stimulus=step start=20.01 end=80.02",
    "src/equations/texts/hindmarsh_rose.ode method=dopri5 stimulus=ramp tend=200",
    *[f"tests/equations/ode/{name}.ode" for name in ["adex", "fitzhugh_nagumo", "hodgkin_huxley", "izhikevich", "morris_lecar", "wilson_cowan"]],
]
# A spike in the last bin, which counts, and one in what would be the next, which does not.
IZHIKEVICH, OWN = "tests/equations/ode/izhikevich.ode", "src/models/own.txt"
AT_THE_END = [
    *[f"{IZHIKEVICH} method=euler tend={tend}" for tend in [117.4, 117.3]],
    *[f"{IZHIKEVICH} method=rk4 tend={tend}" for tend in [116.4, 116.3]],
    *[f"{IZHIKEVICH} method=dopri5 tend={tend}" for tend in [160.8, 160.7]],
    *[f"{OWN} method=euler tend={tend}" for tend in [43.7, 43.6]],
    *[f"{OWN} method=dopri5 tend={tend}" for tend in [43.6, 43.5]],
    *[f"lif-units-current method=dopri5 tend={tend}" for tend in [78.34, 78.33]],
]
# Neurons in noise: our own program draws the lab's numbers, others their own.
PROCESS = f"{MODELS}/ornstein_uhlenbeck.ode"
NOISY = [
    *[f"{PROCESS} method={method}" for method in ["euler", "rk4"]],
    "tests/equations/ode/noisy_integrator.ode method=euler",
    "tests/equations/ode/noisy_integrator.ode method=rk4",
]
# The time constant of that process, and the size of its noise, as its text has them.
TAU, SIGMA = 10, 0.5
CASES = list(dict.fromkeys(COURSE + PLANES + CURRENTS + HALF_STEPS + PRESETS + STIMULI + VALUES + HELD + TYPED + AT_THE_END + NOISY))

# Those that are run when nothing is said.
FEW = [
    "hodgkin-huxley-current method=dopri5 stimulus=step start=10.004 end=30.0071 tstart=-3 tend=40",
    f"{MODELS}/lif_in_seconds.txt method=euler",
    "hh-step method=euler",
    "hh-step method=rk4",
    "hh-step method=dopri5",
    "lif-step method=euler",
    "type-x",
    "adex-plane method=rk4",
    f"{MODELS}/awkward.ode method=euler",
    f"{MODELS}/made.ode method=rk4",
    f"{MODELS}/made.ode method=dopri5 stimulus=step start=5.02 end=12.5 amplitude=1.4",
    f"{MODELS}/functions.ode method=rk4",
    f"{MODELS}/resets.ode method=euler",
    f"{MODELS}/letters.ode method=euler",
    f"{IZHIKEVICH} method=dopri5 tend=160.8",
    f"{IZHIKEVICH} method=euler tend=117.3",
    f"{PROCESS} method=euler",
    "tests/equations/ode/noisy_integrator.ode method=euler",
]

FORMATS = ["python", "xppaut", "brian2", "neuron", "neuroml", "nest", "c", "latex"]

# Runs that a format is spared: our own program takes the step from the first two bins.
SPARED = {("python", "hodgkin-huxley-current method=euler tend=0.01")}

# Why a format may lack a run: parts of what it says. Anything else that is not written is a fault.
LACKS = {
    "xppaut": ["two half steps"],
    "brian2": ["two half steps"],
    "neuron": ["in noise"],
    "c": ["in noise"],
    "neuroml": ["LEMS has no function", "its reset has cases", "in noise"],
    "nest": ["in noise", "NEST has no model", "whole thousandths", "NEST’s axon has no temperature", "refractory time"],
}
