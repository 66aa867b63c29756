//! An expression as a tree: what a text says, before it means a number.

/// An expression.
#[derive(Debug, PartialEq)]
pub enum Expr {
    /// A number as it is written; it has no sign.
    Number(f64),
    /// What has a name: a variable, a parameter, a quantity, the current, the time, an argument of a function.
    Name(&'static str),
    /// −x.
    Neg(Box<Expr>),
    /// Two expressions and what stands between them.
    Binary(Operator, Box<Expr>, Box<Expr>),
    /// A function that every text knows, with as many arguments as it takes.
    Call(Function, Vec<Expr>),
    /// A function that the text defines.
    Apply(&'static str, Vec<Expr>),
    /// The second where the first holds, that is, is not 0; else the third.
    If(Box<[Expr; 3]>),
}

/// What stands between two expressions. Comparisons and connectives are 1 where they hold, else 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Operator {
    /// a + b.
    Add,
    /// a − b.
    Sub,
    /// a b.
    Mul,
    /// a/b.
    Div,
    /// aᵇ; from the left, as XPPAUT reads it: 2^3^2 = 64. It binds closer than a minus before it.
    Pow,
    /// a < b.
    Less,
    /// a ≤ b.
    AtMost,
    /// a > b.
    Greater,
    /// a ≥ b.
    AtLeast,
    /// a = b.
    Equal,
    /// a ≠ b.
    Unequal,
    /// Both hold.
    And,
    /// One of them holds, or both.
    Or,
}

/// Declares the functions that every text knows: `Name: "id"(arguments), "what it is";`.
macro_rules! functions {
    ($($name:ident: $id:literal($arity:literal), $doc:literal;)*) => {
        /// A function that every text knows.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub enum Function {
            $(#[doc = $doc] $name,)*
        }

        impl Function {
            /// All of them.
            pub const ALL: &[Function] = &[$(Function::$name),*];

            /// Its name in our texts.
            pub const fn id(self) -> &'static str {
                match self { $(Function::$name => $id,)* }
            }

            /// How many arguments it takes.
            pub const fn arity(self) -> usize {
                match self { $(Function::$name => $arity,)* }
            }
        }
    };
}
functions! {
    Exp: "exp"(1), "eˣ.";
    Ln: "ln"(1), "The natural logarithm.";
    Log10: "log10"(1), "The logarithm to the base 10.";
    Sqrt: "sqrt"(1), "The square root.";
    Abs: "abs"(1), "The size of a number.";
    Sin: "sin"(1), "The sine.";
    Cos: "cos"(1), "The cosine.";
    Tan: "tan"(1), "The tangent.";
    Asin: "asin"(1), "The arc sine.";
    Acos: "acos"(1), "The arc cosine.";
    Atan: "atan"(1), "The arc tangent.";
    Sinh: "sinh"(1), "The hyperbolic sine.";
    Cosh: "cosh"(1), "The hyperbolic cosine.";
    Tanh: "tanh"(1), "The hyperbolic tangent.";
    Heav: "heav"(1), "The step: 1 from 0 on, 0 below.";
    Sign: "sign"(1), "1 above 0, −1 below, 0 at 0.";
    Floor: "flr"(1), "The greatest whole number that is not above.";
    Mod: "mod"(2), "What is left of the first when the second has been taken off as often as possible; of the second’s sign.";
    Max: "max"(2), "The greater of two.";
    Min: "min"(2), "The lesser of two.";
    Not: "not"(1), "1 at 0, else 0.";
    Exprelr: "exprelr"(1), "x/(eˣ − 1), and its limit 1 at x = 0.";
}

impl Operator {
    /// Whether what stands between such signs is one sum, or one product: its parts are then beside one another, however
    /// many they are, and not in one another.
    pub fn joins(self, other: Operator) -> bool {
        use Operator::{Add, Div, Mul, Sub};
        matches!((self, other), (Add | Sub, Add | Sub) | (Mul | Div, Mul | Div))
    }
}

/// Only as deep as the expression goes: a derived one would go down a long sum sign by sign.
impl Clone for Expr {
    fn clone(&self) -> Expr {
        self.with_parts(&mut Expr::clone)
    }
}

impl Expr {
    /// Two expressions and what stands between them.
    pub fn binary(operator: Operator, left: Expr, right: Expr) -> Expr {
        Expr::Binary(operator, Box::new(left), Box::new(right))
    }

    /// A sum or a product as it is worked out: its first part, then the others from the left, each behind its sign. Of what
    /// else stands between two parts, these; any other expression is its own first part.
    pub fn chain(&self) -> (&Expr, Vec<(Operator, &Expr)>) {
        let mut first = self;
        let mut others: Vec<(Operator, &Expr)> = Vec::new();
        while let Expr::Binary(operator, left, right) = first
            && others.last().is_none_or(|(behind, _)| operator.joins(*behind))
        {
            others.push((*operator, right));
            first = left;
        }
        others.reverse();
        (first, others)
    }

    /// Its parts, in the order of the text; those of a sum or a product are all of its [`Expr::chain`].
    pub fn parts(&self) -> Vec<&Expr> {
        match self {
            Expr::Number(_) | Expr::Name(_) => Vec::new(),
            Expr::Neg(of) => vec![of],
            Expr::Binary(..) => {
                let (first, others) = self.chain();
                std::iter::once(first).chain(others.into_iter().map(|(_, other)| other)).collect()
            }
            Expr::Call(_, of) | Expr::Apply(_, of) => of.iter().collect(),
            Expr::If(of) => of.iter().collect(),
        }
    }

    /// The expression with each of its parts changed; its own kind stays.
    pub fn with_parts(&self, change: &mut dyn FnMut(&Expr) -> Expr) -> Expr {
        match self {
            Expr::Number(number) => Expr::Number(*number),
            Expr::Name(name) => Expr::Name(name),
            Expr::Neg(of) => Expr::Neg(Box::new(change(of))),
            Expr::Binary(..) => {
                let (first, others) = self.chain();
                let first = change(first);
                others
                    .into_iter()
                    .fold(first, |left, (operator, right)| Expr::binary(operator, left, change(right)))
            }
            Expr::Call(function, of) => Expr::Call(*function, of.iter().map(change).collect()),
            Expr::Apply(name, of) => Expr::Apply(name, of.iter().map(change).collect()),
            Expr::If(of) => Expr::If(Box::new([change(&of[0]), change(&of[1]), change(&of[2])])),
        }
    }

    /// The names in it, each once, in the order of the text.
    pub fn names(&self) -> Vec<&'static str> {
        let mut names = Vec::new();
        self.collect(&mut names);
        names
    }

    fn collect(&self, names: &mut Vec<&'static str>) {
        match self {
            Expr::Name(name) if !names.contains(name) => names.push(name),
            _ => self.parts().into_iter().for_each(|part| part.collect(names)),
        }
    }

    /// Whether a function is called for in it.
    pub fn calls(&self, function: Function) -> bool {
        matches!(self, Expr::Call(called, _) if *called == function)
            || self.parts().into_iter().any(|part| part.calls(function))
    }

    /// Whether it only adds, subtracts, multiplies, divides and compares: its value is then the same to the last bit everywhere.
    pub fn is_arithmetic(&self) -> bool {
        let own = !matches!(self, Expr::Binary(Operator::Pow, ..) | Expr::Call(..));
        own && self.parts().into_iter().all(Expr::is_arithmetic)
    }

    /// The functions of the text that it applies.
    pub fn applied(&self) -> Vec<&'static str> {
        let mut applied: Vec<&'static str> = self.parts().into_iter().flat_map(Expr::applied).collect();
        if let Expr::Apply(name, _) = self {
            applied.push(name);
        }
        applied
    }

    /// The expression with others in the place of some names.
    pub fn replaced(&self, by: &dyn Fn(&'static str) -> Option<Expr>) -> Expr {
        match self {
            Expr::Name(name) => by(name).unwrap_or_else(|| self.clone()),
            _ => self.with_parts(&mut |part| part.replaced(by)),
        }
    }
}
