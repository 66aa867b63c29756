//! The words that NMODL has a meaning for, and the C++ that is made of it.

use crate::program::names::Rules;

/// Words that NMODL and the C++ made of it have a meaning for, and those of the mechanism itself.
#[rustfmt::skip] // a list of words
pub const RULES: Rules = Rules {
    reserved: &[
        "t", "v", "dt", "celsius", "area", "diam", "else", "if", "while", "sin", "cos", "tan", "asin", "acos", "atan",
        "atan2", "sinh", "cosh", "tanh", "exp", "log", "log10", "sqrt", "pow", "fabs", "floor", "ceil", "fmod", "erf",
        "exprand", "invert", "step", "stepforce", "pulse", "perpulse", "perstep", "ramp", "squarewave", "revsawtooth",
        "sawtooth", "harmonic", "expfit", "deflate", "legendre", "poisson", "poisrand", "threshold", "force",
        "revhyperbol", "revsigmoid", "sigmoid", "hyperbol", "set_seed", "scop_random", "romberg", "spline", "derivs",
        "simeq", "state_discontinuity", "net_send", "net_event", "net_move", "nrn_pointing", "at_time", "error",
        "derivimplicit", "cnexp", "runge", "euler", "first_time", "f_flux", "b_flux", "factorial",
        "alignas", "alignof", "and", "and_eq", "asm", "auto", "bitand", "bitor", "bool", "break", "case", "catch",
        "char", "class", "compl", "const", "constexpr", "continue", "data", "decltype", "default", "delete", "do",
        "double", "enum", "explicit", "export", "extern", "false", "float", "for", "friend", "get", "goto", "inline",
        "int", "long", "mutable", "namespace", "new", "noexcept", "not", "not_eq", "nullptr", "operator", "or",
        "or_eq", "private", "protected", "public", "register", "return", "secondorder", "short", "signed", "sizeof",
        "static", "static_assert", "static_cast", "struct", "switch", "template", "terminal", "this", "throw",
        "true", "try", "typedef", "typeid", "typename", "union", "unsigned", "using", "virtual", "void", "volatile",
        "xor", "xor_eq",
        "Args", "Datum", "DoubScal", "DoubVec", "Memb_list", "Node", "NrnThread", "Object", "Prop", "Symbol", "T", "PI",
        "Point_process", "NODEV", "NULL", "args", "assert", "cache", "container", "data", "define", "delta_t", "dptr_field",
        "field", "forward", "fpfield", "fprintf", "get", "getarg", "gind", "hoc_*", "initmodel", "math", "mech_type",
        "mechanism", "mechtype", "mod", "modelname", "need_memb", "neuron", "nil", "nrn_*", "pval", "size_t", "std", "stderr",
        "vector",
        // With a 0 behind, as NMODL calls where a variable starts, they are functions of C.
        "j", "y",
        "TITLE", "CONSTANT", "PARAMETER", "INDEPENDENT", "ASSIGNED", "INITIAL", "DERIVATIVE", "BREAKPOINT", "SOLVE",
        "STATE", "LINEAR", "NONLINEAR", "DISCRETE", "FUNCTION", "PROCEDURE", "LOCAL", "METHOD", "STEADYSTATE", "WITH",
        "FROM", "TO", "BY", "IF", "ELSE", "WHILE", "START", "DEFINE", "KINETIC", "CONSERVE", "VS", "LAG", "TABLE",
        "DEPEND", "BEFORE", "AFTER", "WATCH", "GLOBAL", "RANGE", "POINTER", "SUFFIX", "EQUATION", "DEL", "SWEEP",
        "UNITSOFF", "UNITSON", "UNITS", "INCLUDE", "USEION", "READ", "WRITE", "VALENCE", "CHARGE", "EXTERNAL",
        "COMPARTMENT", "LONGITUDINAL_DIFFUSION", "PROTECT", "MUTEXLOCK", "MUTEXUNLOCK",
        "ARTIFICIAL_CELL", "BBCOREPOINTER", "COMMENT", "CONDUCTANCE", "CONSTRUCTOR", "DEL2", "DESTRUCTOR",
        "ELECTRODE_CURRENT", "ENDCOMMENT", "ENDVERBATIM", "FOR_NETCONS", "FUNCTION_TABLE", "NET_RECEIVE", "NEURON",
        "NONSPECIFIC_CURRENT", "POINT_PROCESS", "RANDOM", "REPRESENTS", "SOLVEFOR", "STEP", "THREADSAFE", "VERBATIM", "printf",
        // What a mechanism has beside its variables, in hoc and in Python.
        "baseattr", "get_loc", "get_segment", "has_loc", "hname", "hocobjptr", "loc", "same",
        // What the mechanism calls its own.
        "advance", "rates", "states", "start", "time", "fired", "held", "choose", "exprelr", "greater", "lesser", "modulo", "on_step",
    ],
    means: |_| false,
    case_blind: false,
    longest: 40,
};
