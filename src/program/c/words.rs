//! The words that C has a meaning for: its own, those of the headers that a program includes, and those of compilers.

use crate::program::names::Rules;

/// Words that C has a meaning for, and the program's own.
#[rustfmt::skip] // a list of words
pub const RULES: Rules = Rules {
    reserved: &[
        "alignas", "alignof", "asm", "auto", "bool", "break", "case", "char", "const", "constexpr", "continue", "default", "do",
        "double", "else", "enum", "extern", "false", "float", "for", "goto", "if", "inline", "int", "long", "nullptr", "register",
        "restrict", "return", "short", "signed", "sizeof", "static", "static_assert", "struct", "switch", "thread_local", "true",
        "typedef", "typeof", "typeof_unqual", "union", "unsigned", "void", "volatile", "while",
        // What compilers define by themselves.
        "i386", "linux", "sun", "unix", "vax",
        // What the program calls its own.
        "tstart", "t", "dt", "bin", "bins", "step", "rate", "reset", "current", "flows", "state", "rates", "k", "x", "spikes",
        "exprelr", "heav", "sign", "wrapped", "seen", "columns", "calls", "before", "after", "fired", "part", "h", "stage",
        "reach", "at", "half", "halving", "copy", "count", "i", "held", "held_steps", "nearest", "refractory", "advance", "due",
        "main", "threshold", "wait", "injected", "y", "N", "FINE",
        // stdio.h
        "BUFSIZ", "EOF", "FILE", "FILENAME_MAX", "FOPEN_MAX", "L_ctermid", "L_cuserid", "L_tmpnam", "NULL", "P_tmpdir",
        "RENAME_EXCHANGE", "RENAME_NOREPLACE", "RENAME_WHITEOUT", "SEEK_CUR", "SEEK_DATA", "SEEK_END", "SEEK_HOLE", "SEEK_SET",
        "TMP_MAX", "asprintf", "clearerr", "clearerr_unlocked", "cookie_close_function_t", "cookie_io_functions_t",
        "cookie_read_function_t", "cookie_seek_function_t", "cookie_write_function_t", "ctermid", "ctermid_r", "cuserid",
        "dprintf", "fclose", "fcloseall", "fdopen", "feof", "feof_unlocked", "ferror", "ferror_unlocked", "fflush",
        "fflush_unlocked", "fgetc", "fgetc_unlocked", "fgetln", "fgetpos", "fgetpos64", "fgets", "fgets_unlocked", "fileno",
        "fileno_unlocked", "flockfile", "fmemopen", "fmtcheck", "fopen", "fopen64", "fopencookie", "fpos64_t", "fpos_t",
        "fprintf", "fpurge", "fputc", "fputc_unlocked", "fputs", "fputs_unlocked", "fread", "fread_unlocked", "freopen",
        "freopen64", "fropen", "fscanf", "fseek", "fseeko", "fseeko64", "fsetpos", "fsetpos64", "ftell", "ftello", "ftello64",
        "ftrylockfile", "funlockfile", "funopen", "fwopen", "fwrite", "fwrite_unlocked", "getc", "getc_unlocked", "getchar",
        "getchar_unlocked", "getdelim", "getline", "gets", "getw", "obstack_printf", "obstack_vprintf", "off64_t", "off_t",
        "open_memstream", "pclose", "perror", "popen", "printf", "putc", "putc_unlocked", "putchar", "putchar_unlocked", "puts",
        "putw", "remove", "rename", "renameat", "renameat2", "rewind", "scanf", "setbuf", "setbuffer", "setlinebuf", "setvbuf",
        "size_t", "snprintf", "sprintf", "sscanf", "ssize_t", "stderr", "stdin", "stdout", "sys_errlist", "sys_nerr", "tempnam",
        "tmpfile", "tmpfile64", "tmpnam", "tmpnam_r", "ungetc", "va_list", "vasprintf", "vdprintf", "vfprintf", "vfscanf",
        "vprintf", "vscanf", "vsnprintf", "vsprintf", "vsscanf", "zopen",
        // math.h, beside what MATH makes.
        "DOMAIN", "FP_FAST_*", "FP_ILOGB0", "FP_ILOGBNAN", "FP_INFINITE", "FP_INT_*", "FP_LLOGB0", "FP_LLOGBNAN", "FP_NAN",
        "FP_NORMAL", "FP_SUBNORMAL", "FP_ZERO", "HUGE", "MATH_ERREXCEPT", "MATH_ERRNO", "MAXFLOAT", "NAN", "OVERFLOW", "PLOSS",
        "SING", "TLOSS", "UNDERFLOW", "double_t", "float_t", "long_double_t", "fpclassify", "iscanonical", "iseqsig", "isfinite",
        "isgreater", "isgreaterequal", "isinf", "isless", "islessequal", "islessgreater", "isnan", "isnormal", "issignaling",
        "issubnormal", "isunordered", "iszero", "lgamma_r", "lgammaf_r", "lgammal_r", "math_errhandling", "matherr", "signbit",
        "signgam",
        // What compilers know of other headers, by whose names some warn.
        "abort", "abs", "aligned_alloc", "alloca", "bcmp", "bcopy", "bzero", "calloc", "cimag", "conj", "cproj", "creal", "div",
        "exit", "ffs", "ffsl", "ffsll", "fork", "free", "imaxabs", "index", "isalnum", "isalpha", "isascii", "isblank",
        "iscntrl", "isdigit", "isgraph", "islower", "isprint", "ispunct", "isspace", "isupper", "isxdigit", "labs", "llabs",
        "longjmp", "malloc", "memalign", "memccpy", "memchr", "memcmp", "memcpy", "memmove", "mempcpy", "memset",
        "posix_memalign", "rand", "random", "realloc", "rindex", "setjmp", "signal", "sleep", "stpcpy", "stpncpy", "strcasecmp",
        "strcat", "strchr", "strcmp", "strcpy", "strcspn", "strdup", "strerror", "strftime", "strlcat", "strlcpy", "strlen",
        "strncasecmp", "strncat", "strncmp", "strncpy", "strndup", "strnlen", "strpbrk", "strrchr", "strspn", "strstr", "strtod", "strtof",
        "strtok", "strtol", "strtold", "strtoll", "strtoul", "strtoull", "strxfrm", "time", "toascii", "tolower", "toupper",
        "vfork",
    ],
    means: is_of_mathematics,
    case_blind: false,
    longest: 60,
};

/// What math.h and complex.h have for each type of number.
#[rustfmt::skip] // a list of words
const MATH: &[&str] = &[
    "acos", "acosh", "acospi", "asin", "asinh", "asinpi", "atan", "atan2", "atan2pi", "atanh", "atanpi", "cabs", "cacos", "cacosh",
    "canonicalize", "carg", "casin", "casinh", "catan", "catanh", "cbrt", "ccos", "ccosh", "ceil", "cexp", "cexp10", "cexp2",
    "cimag", "clog", "clog10", "clog2", "compoundn", "conj", "copysign", "cos", "cosh", "cospi", "cpow", "cproj", "creal", "csin",
    "csinh", "csqrt", "ctan", "ctanh", "decodebin", "decodedec", "drem", "encodebin", "encodedec", "erf", "erfc", "exp", "exp10",
    "exp10m1", "exp2", "exp2m1", "expm1", "fabs", "fdim", "finite", "floor", "fma", "fmax", "fmaximum", "fmaximum_mag",
    "fmaximum_mag_num", "fmaximum_num", "fmaxmag", "fmin", "fminimum", "fminimum_mag", "fminimum_mag_num", "fminimum_num",
    "fminmag", "fmod", "frexp", "fromfp", "fromfpx", "gamma", "getpayload", "hypot", "ilogb", "infinity", "isinf", "isnan", "j0",
    "j1", "jn", "ldexp", "lgamma", "llogb", "llquantexp", "llrint", "llround", "log", "log10", "log10p1", "log1p", "log2",
    "log2p1", "logb", "logp1", "lrint", "lround", "modf", "nan", "nearbyint", "nextafter", "nextdown", "nexttoward", "nextup",
    "pow", "pow10", "pown", "powr", "quantize", "quantum", "remainder", "remquo", "rint", "rootn", "round", "roundeven", "rsqrt",
    "samequantum", "scalb", "scalbln", "scalbn", "setpayload", "setpayloadsig", "significand", "sin", "sincos", "sincospi", "sinh",
    "sinpi", "sqrt", "tan", "tanh", "tanpi", "tgamma", "totalorder", "totalordermag", "trunc", "ufromfp", "ufromfpx", "y0", "y1",
    "yn",
    "HUGE_VAL", "HUGE_VAL_", "INFINITY", "SNAN", "M_1_PI", "M_2_PI", "M_2_SQRTPI", "M_E", "M_LN10", "M_LN2", "M_LOG10E",
    "M_LOG2E", "M_PI", "M_PI_2", "M_PI_4", "M_SQRT1_2", "M_SQRT2", "M_SQRT3", "M_SQRTPI", "M_SQRT2PI", "M_TWOPI", "M_3PI_4",
    "M_INVLN2", "M_IVLN10", "M_LN2HI", "M_LN2LO", "M_LN10INV", "M_LOG2_E", "M_LOG2LO", "M_LOG2HI", "M_1_SQRTPI", "M_SQRT_PI",
];

/// What it computes in one type and rounds to another, whose letters stand before.
const NARROWED: [&str; 6] = ["add", "div", "fma", "mul", "sqrt", "sub"];

/// How the types of numbers are told behind a name.
const TYPES: [&str; 16] = [
    "", "f", "l", "bf16", "f16", "f32", "f64", "f128", "f32x", "f64x", "f128x", "d32", "d64", "d128", "d64x",
    "d128x",
];

/// Whether math.h or complex.h has it for some type of number.
fn is_of_mathematics(word: &str) -> bool {
    let is_type = |letters: &str| TYPES.contains(&letters.to_lowercase().as_str());
    let of_a_type = |word: &str, base: &str| word.strip_prefix(base).is_some_and(is_type);
    let re_entrant = word.strip_suffix("_r").is_some_and(|word| of_a_type(word, "lgamma"));
    let narrowed = |base: &&str| {
        word.split_once(base)
            .is_some_and(|(to, from)| (to == "d" || (is_type(to) && !to.is_empty())) && is_type(from))
    };
    re_entrant || MATH.iter().any(|base| of_a_type(word, base)) || NARROWED.iter().any(narrowed)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::program::names::Names;
    use std::collections::BTreeSet;
    use std::io::Write;
    use std::process::{Command, Stdio};

    /// What the compiler says of a program, by these options: what it prints, and whether it is content.
    fn compiler(options: &[&str], program: &str) -> (String, bool) {
        let mut compiler = Command::new("cc");
        let piped = compiler
            .args(options)
            .args(["-x", "c", "-"])
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped());
        let mut running = piped.spawn().expect("there is a compiler, as Rust itself needs one");
        running.stdin.take().expect("it is piped").write_all(program.as_bytes()).expect("it reads");
        let told = running.wait_with_output().expect("it ends");
        let text =
            [told.stdout, told.stderr].map(|text| String::from_utf8_lossy(&text).into_owned()).concat();
        (text, told.status.success())
    }

    /// The words of a text that may be names.
    fn words(text: &str) -> BTreeSet<&str> {
        let parts = text.split(|c: char| !c.is_ascii_alphanumeric() && c != '_');
        parts.filter(|word| word.starts_with(|c: char| c.is_ascii_alphabetic())).collect()
    }

    /// The newest language with all that the library has beyond it.
    const ALL: [&str; 3] = ["-std=gnu2x", "-D_GNU_SOURCE", "-E"];

    #[test]
    fn a_program_whose_names_are_all_words_of_the_compilers_headers_compiles() {
        let included = "#include <math.h>\n#include <stdio.h>\n";
        let others = "#include <complex.h>\n#include <ctype.h>\n#include <stdlib.h>\n#include <string.h>\n";
        let (declared, _) = compiler(&[&ALL[..], &["-P"]].concat(), &format!("{included}{others}"));
        let (defined, _) = compiler(&[&ALL[..], &["-dM"]].concat(), included);
        let defined: String = defined
            .lines()
            .filter_map(|line| line.split(' ').nth(1))
            .map(|line| format!("{line} "))
            .collect();
        let text: &'static str = Box::leak(format!("{declared} {defined}").into_boxed_str());
        let all = words(text);
        assert!(
            all.len() > 1000 && ["sinf", "M_PI", "signgam", "printf"].iter().all(|word| all.contains(word))
        );
        let names = Names::of(all.iter().copied(), RULES);
        let each = |place: (usize, &&'static str)| {
            format!("static double {0}(void) {{ return {1}; }}\n", names.called(place.1), place.0)
        };
        let program = included.to_string() + &all.iter().enumerate().map(each).collect::<String>();
        for language in [["-std=c99", "-Wall"], ["-std=gnu17", "-Wall"], ["-std=gnu2x", "-D_GNU_SOURCE"]] {
            let strict = ["-fsyntax-only", "-Werror", "-Wno-unused-function"];
            let (said, compiles) = compiler(&[&language[..], &strict].concat(), &program);
            assert!(compiles, "{language:?}: {said}");
        }
    }

    #[test]
    fn what_only_begins_as_a_word_of_mathematics_is_free() {
        for free in [
            "v", "gNa", "alpha", "expo", "sinus", "logistic", "tau_f", "m_inf", "M_inf", "addend", "f", "d",
            "fmul2",
        ] {
            assert_eq!(Names::of([free], RULES).called(free), free);
        }
        for taken in [
            "sinf",
            "cospil",
            "fmaximum_num",
            "roundevenf128",
            "M_PIl",
            "daddl",
            "f32subf64x",
            "lgammaf64_r",
            "HUGE_VAL_F32X",
        ] {
            assert_ne!(Names::of([taken], RULES).called(taken), taken);
        }
    }
}
