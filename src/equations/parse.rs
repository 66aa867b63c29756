//! An expression from its text, by the precedence of its signs.

use super::complaint::{Complaint, Place};
use super::elsewhere::Side;
use super::evaluate::constant;
use super::expr::{Expr, Function, Operator};
use super::names::kept;
use super::product::unjoined;
use super::stranger::choices;
use super::token::{Kind, Token, WORDS, nested, tokens, written};
use crate::text::{Text, say};

/// The longest text that is read, in bytes.
pub const LONGEST: usize = 1 << 16;
/// The most parts of an expression.
pub const PARTS: usize = 4000;
/// How deep the parts of an expression may stand in one another.
pub const DEPTH: usize = 120;
/// How deep brackets and signs may: each part in its own brackets.
const NESTED: usize = 2 * DEPTH + 1;

/// Other names of functions, as files of the field have them.
const ALIASES: &[(&str, Function)] = &[
    ("log", Function::Ln),
    ("heaviside", Function::Heav),
    ("sgn", Function::Sign),
    ("floor", Function::Floor),
    ("arcsin", Function::Asin),
    ("arccos", Function::Acos),
    ("arctan", Function::Atan),
];

/// How closely the signs bind. What stands behind a sign binds closer than it: all signs go from the left.
mod binding {
    pub const LOOSE: u8 = 0;
    pub const OR: u8 = 1;
    pub const AND: u8 = 2;
    pub const NOT: u8 = 3;
    pub const COMPARISON: u8 = 4;
    pub const SUM: u8 = 5;
    pub const PRODUCT: u8 = 6;
    pub const MINUS: u8 = 7;
    pub const POWER: u8 = 8;
    pub const TIGHT: u8 = 9;
}
pub(super) use binding::{LOOSE, MINUS, POWER};

impl Operator {
    /// How closely it binds.
    pub(super) fn binding(self) -> u8 {
        match self {
            Operator::Or => binding::OR,
            Operator::And => binding::AND,
            Operator::Add | Operator::Sub => binding::SUM,
            Operator::Mul | Operator::Div => binding::PRODUCT,
            Operator::Pow => binding::POWER,
            _ => binding::COMPARISON,
        }
    }

    /// Whether it compares. Comparisons cannot stand beside one another: `a < b < c` would mean something else than it seems to.
    pub(super) fn compares(self) -> bool {
        self.binding() == binding::COMPARISON
    }
}

/// The function that is called so in texts, in capitals or not.
pub fn function(name: &str) -> Option<Function> {
    let same = |known: &str| known.eq_ignore_ascii_case(name);
    let alias = || ALIASES.iter().find(|(alias, _)| same(alias)).map(|(_, function)| *function);
    Function::ALL.iter().copied().find(|function| same(function.id())).or_else(alias)
}

/// The expression that the whole text is.
pub fn expression(text: &str) -> Result<Expr, Complaint> {
    expression_at(text, Place::START, &mut Vec::new())
}

/// The expression that a text at this place is; what XPPAUT would read in another way, and what makes no sense, is added to the notes.
pub fn expression_at(text: &str, place: Place, notes: &mut Vec<Complaint>) -> Result<Expr, Complaint> {
    if text.chars().nth(LONGEST).is_some() {
        return Err(Complaint::new(
            place,
            say!("an expression is of at most {most} characters", most = LONGEST),
        ));
    }
    let tokens = tokens(text, place)?;
    let mut parser = Parser { tokens: &tokens, at: 0, parts: 0, notes };
    let (expr, _) = parser.expression(LOOSE, 0)?;
    match &parser.peek().kind {
        Kind::End => Ok(expr),
        _ => Err(unjoined(parser.tokens, parser.at)
            .unwrap_or_else(|| parser.unexpected(say!("an operator, such as + or *,")))),
    }
}

/// An expression and how deep its parts stand in one another.
type Deep = (Expr, usize);

struct Parser<'a> {
    tokens: &'a [Token],
    at: usize,
    parts: usize,
    notes: &'a mut Vec<Complaint>,
}

impl Parser<'_> {
    fn peek(&self) -> &Token {
        &self.tokens[self.at]
    }

    /// The next token; the end stays.
    fn next(&mut self) -> &Token {
        let at = self.at;
        self.at = (at + 1).min(self.tokens.len() - 1);
        &self.tokens[at]
    }

    fn takes(&mut self, kind: &Kind) -> bool {
        let is = self.peek().kind == *kind;
        if is {
            self.next();
        }
        is
    }

    fn is_word(&self, word: &str) -> bool {
        matches!(&self.peek().kind, Kind::Name(name) if name.eq_ignore_ascii_case(word))
    }

    /// A part of the expression, if it is not one too many or too deep.
    fn part(&mut self, expr: Expr, depth: usize, place: Place) -> Result<Deep, Complaint> {
        self.parts += 1;
        if self.parts > PARTS {
            return Err(Complaint::new(
                place,
                say!("the expression is too long: it has more than {most} parts", most = PARTS),
            ));
        }
        shallow(depth, DEPTH, place)?;
        Ok((expr, depth))
    }

    /// What binds closer than `least`, at this depth of brackets.
    fn expression(&mut self, least: u8, within: usize) -> Result<Deep, Complaint> {
        let place = self.peek().place;
        shallow(within, NESTED, place)?;
        let from = self.at;
        let (mut left, mut depth) = self.operand(least, within)?;
        let mut compared = false;
        while let Some(operator) = self.operator().filter(|operator| operator.binding() > least) {
            let place = self.peek().place;
            if operator.compares() && std::mem::replace(&mut compared, true) {
                return Err(Complaint::new(place, say!("comparisons are joined by &: a < b & b < c")));
            }
            let torn = Side { expr: &left, tokens: &self.tokens[from..self.at] }.torn(operator, false);
            self.next();
            let start = self.at;
            let (right, right_depth) = self.expression(operator.binding(), within + 1)?;
            let torn_right =
                || Side { expr: &right, tokens: &self.tokens[start..self.at] }.torn(operator, true);
            if let Some(later) = torn.or_else(torn_right) {
                let [sign, later] = [operator, later].map(|sign| Text::plain(sign.sign()));
                self.notes.push(Complaint::doubt(place, say!("XPPAUT takes {sign} before the {later} beside it, and here it comes after: brackets make both agree", sign, later)));
            }
            if operator == Operator::Div && constant(&right, &|_| None) == Some(0.0) {
                self.notes.push(Complaint::new(place, say!("this divides by 0")));
            }
            // Another part of the same sum or product is no deeper.
            let is_same = matches!(&left, Expr::Binary(before, ..) if operator.joins(*before));
            let deep = if is_same { depth.max(right_depth + 1) } else { depth.max(right_depth) + 1 };
            (left, depth) = self.part(Expr::binary(operator, left, right), deep, place)?;
        }
        Ok((left, depth))
    }

    fn operator(&self) -> Option<Operator> {
        match &self.peek().kind {
            Kind::Operator(operator) => Some(*operator),
            Kind::Name(_) if self.is_word("and") => Some(Operator::And),
            Kind::Name(_) if self.is_word("or") => Some(Operator::Or),
            _ => None,
        }
    }

    /// What stands before or between signs.
    fn operand(&mut self, least: u8, within: usize) -> Result<Deep, Complaint> {
        let Token { kind, place } = self.next().clone();
        match kind {
            Kind::Number(number) => self.part(Expr::Number(number), 1, place),
            Kind::Operator(Operator::Sub) => {
                let (of, depth) = self.expression(least.max(MINUS - 1), within + 1)?;
                self.part(Expr::Neg(Box::new(of)), depth + 1, place)
            }
            Kind::Operator(Operator::Add) => self.expression(least.max(MINUS - 1), within + 1),
            Kind::Not => self.not(binding::TIGHT, within, place),
            Kind::Open => {
                let inner = self.expression(LOOSE, within + 1)?;
                self.close()?;
                Ok(inner)
            }
            Kind::Name(name) => self.named(&name, within, place),
            _ => {
                self.at = self.tokens.iter().position(|token| token.place == place).unwrap_or(self.at);
                Err(self.unexpected(say!("a number, a name, a function or (")))
            }
        }
    }

    fn not(&mut self, least: u8, within: usize, place: Place) -> Result<Deep, Complaint> {
        let (of, depth) = self.expression(least, within + 1)?;
        self.part(Expr::Call(Function::Not, vec![of]), depth + 1, place)
    }

    fn named(&mut self, name: &str, within: usize, place: Place) -> Result<Deep, Complaint> {
        let opens = self.peek().kind == Kind::Open;
        if name.eq_ignore_ascii_case("not") && !opens {
            return self.not(binding::NOT, within, place);
        }
        if name.eq_ignore_ascii_case("if") {
            return self.choice(within, place);
        }
        if WORDS.iter().any(|word| word.eq_ignore_ascii_case(name)) && !name.eq_ignore_ascii_case("not") {
            let name = Text::plain(name);
            return Err(Complaint::new(
                place,
                say!("“{name}” cannot stand here: a number, a name, a function or ( is wanted", name),
            ));
        }
        if !opens {
            return match function(name) {
                None => self.part(Expr::Name(kept(name)), 1, place),
                Some(_) => {
                    let name = Text::plain(name);
                    Err(Complaint::new(
                        place,
                        say!("{name} is a function: its arguments stand in brackets", name),
                    ))
                }
            };
        }
        self.next();
        let mut arguments = Vec::new();
        let mut deepest = 0;
        let mut within_number = None;
        if !self.takes(&Kind::Close) {
            loop {
                let (argument, depth) = self.expression(LOOSE, within + 1)?;
                arguments.push(argument);
                deepest = deepest.max(depth);
                within_number = within_number.or(self.is_within_number().then_some(self.peek().place));
                if !self.takes(&Kind::Comma) {
                    break;
                }
            }
            self.close()?;
        }
        let expr = call(name, arguments, place).map_err(|wrong| match within_number {
            Some(comma) => {
                let (wrong, decimals) = (wrong.message, decimals());
                Complaint::new(comma, say!("{wrong}; {decimals}", wrong, decimals))
            }
            None => wrong,
        })?;
        self.part(expr, deepest + 1, place)
    }

    /// `if(…)then(…)else(…)`. In brackets, what is chosen ends with them.
    fn choice(&mut self, within: usize, place: Place) -> Result<Deep, Complaint> {
        if self.peek().kind == Kind::Open && self.lists() {
            return Err(Complaint::new(place, choices()));
        }
        let (when, first) = self.expression(LOOSE, within + 1)?;
        self.word("then")?;
        let (then, second) = self.expression(LOOSE, within + 1)?;
        self.word("else")?;
        let (other, third) = if self.takes(&Kind::Open) {
            let inner = self.expression(LOOSE, within + 1)?;
            self.close()?;
            inner
        } else {
            self.expression(LOOSE, within + 1)?
        };
        self.part(Expr::If(Box::new([when, then, other])), first.max(second).max(third) + 1, place)
    }

    /// Whether a comma stands in the brackets that open here, and in none within them.
    fn lists(&self) -> bool {
        let mut within = nested(&self.tokens[self.at..]).take_while(|(_, depth)| *depth > 0);
        within.any(|(token, depth)| depth == 1 && token.kind == Kind::Comma)
    }

    fn word(&mut self, word: &'static str) -> Result<(), Complaint> {
        if self.is_word(word) {
            self.next();
            return Ok(());
        }
        let pattern = Text::plain("if(…)then(…)else(…)");
        Err(self.unexpected(say!("“{word}”, as in {pattern},", word = Text::plain(word), pattern)))
    }

    fn close(&mut self) -> Result<(), Complaint> {
        if self.takes(&Kind::Close) {
            return Ok(());
        }
        Err(unjoined(self.tokens, self.at).unwrap_or_else(|| self.unexpected(say!("an operator or )"))))
    }

    /// Whether a comma stands next, and between digits without a blank, as if it were a decimal point.
    fn is_within_number(&self) -> bool {
        let number = |token: Option<&Token>| token.is_some_and(|token| matches!(token.kind, Kind::Number(_)));
        let before = self.at.checked_sub(1).and_then(|at| self.tokens.get(at));
        let behind = self.tokens.get(self.at + 1);
        let comma = self.peek();
        let joins = behind.is_some_and(|behind| behind.place == comma.place.behind(','));
        comma.kind == Kind::Comma && number(before) && number(behind) && joins
    }

    /// What stands next cannot stand there; this is wanted.
    fn unexpected(&self, wanted: Text) -> Complaint {
        let Token { kind, place } = self.peek();
        let message = match kind {
            Kind::Comma if self.is_within_number() => decimals(),
            Kind::End => say!("the expression ends too early: {wanted} is wanted", wanted),
            kind => say!("“{token}” cannot stand here: {wanted} is wanted", token = written(kind), wanted),
        };
        Complaint::new(*place, message)
    }
}

/// Refuses what goes deeper than it may.
fn shallow(depth: usize, most: usize, place: Place) -> Result<(), Complaint> {
    if depth <= most {
        return Ok(());
    }
    Err(Complaint::new(
        place,
        say!("the expression goes too deep: its parts may stand {most} deep in one another", most = DEPTH),
    ))
}

/// The call of a function: one that is known, or one that the text must define.
fn call(name: &str, arguments: Vec<Expr>, place: Place) -> Result<Expr, Complaint> {
    let (wanted, expr) = if name.eq_ignore_ascii_case("pow") {
        let [base, power] = match <[Expr; 2]>::try_from(arguments) {
            Ok(both) => both,
            Err(arguments) => return Err(miscounted(name, 2, arguments.len(), place)),
        };
        return Ok(Expr::binary(Operator::Pow, base, power));
    } else if let Some(function) = function(name) {
        (function.arity(), Expr::Call(function, arguments))
    } else {
        (arguments.len(), Expr::Apply(kept(name), arguments))
    };
    let given = expr.parts().len();
    if given == wanted { Ok(expr) } else { Err(miscounted(name, wanted, given, place)) }
}

/// That a number has a decimal comma.
pub fn decimals() -> Text {
    let number = Text::plain("0.7");
    say!("decimals stand behind a point, as in {number}: commas stand between things", number)
}

/// A function with too many arguments, or too few.
pub fn miscounted(name: &str, wanted: usize, given: usize, place: Place) -> Complaint {
    let name = Text::plain(name);
    Complaint::new(
        place,
        say!("{name} takes {wanted} {wanted|argument|arguments}, not {given}", name, wanted, given),
    )
}
