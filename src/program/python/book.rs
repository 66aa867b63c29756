//! Expressions as the book has them, with the same value to the last bit.

use crate::equations::expr::{Expr, Operator};

/// In the models' own lines, what is a number of any kind stands at the left of what is plain: `-m + 1` is `1 - m` here, and
/// `(v - EL)*gL` is `gL*(v - EL)`, where `stays` holds of gL. What comes of plain zeros is left out.
pub fn as_in_the_book(expr: &Expr, stays: &dyn Fn(&str) -> bool) -> Expr {
    let part = |part: &Expr| as_in_the_book(part, stays);
    match expr {
        Expr::Binary(..) => {
            let (first, others) = expr.chain();
            others.into_iter().fold(part(first), |left, (operator, right)| {
                turned(Expr::binary(operator, left, part(right)), stays)
            })
        }
        _ => turned(expr.with_parts(&mut { part }), stays),
    }
}

/// The same of an expression whose parts are as in the book.
fn turned(expr: Expr, stays: &dyn Fn(&str) -> bool) -> Expr {
    let zero = |expr: &Expr| *expr == Expr::Number(0.0);
    let number = |expr: &Expr| matches!(expr, Expr::Number(_));
    let plain = |expr: &Expr| number(expr) || matches!(expr, Expr::Name(name) if stays(name));
    let product =
        |expr: &Expr| matches!(expr, Expr::Binary(Operator::Mul | Operator::Div, ..) | Expr::Neg(_));
    match expr {
        Expr::Neg(of) if zero(&of) => *of,
        Expr::Binary(Operator::Mul, left, right) if number(&left) && zero(&right) => *right,
        Expr::Binary(Operator::Div, left, right) if zero(&left) && number(&right) => *left,
        Expr::Binary(Operator::Add | Operator::Sub, left, right) if zero(&right) => *left,
        Expr::Binary(Operator::Add, left, right) => match *left {
            Expr::Neg(of) => Expr::binary(Operator::Sub, *right, *of),
            left => Expr::binary(Operator::Add, left, *right),
        },
        Expr::Binary(Operator::Mul, left, right) if plain(&right) && !plain(&left) && !product(&left) => {
            Expr::Binary(Operator::Mul, right, left)
        }
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::equations::{evaluate::evaluate, expression};

    #[test]
    fn it_says_the_same_number_in_the_books_order() {
        for (written, book) in [
            ("-m + 1", "1-m"),
            ("(v - EL)*gL", "gL*(v-EL)"),
            ("(v + (-w + EL)*0.5)*gL", "gL*(v+0.5*(EL-w))"),
            ("v*0.04*v + v*5 - w", "0.04*v*v+5*v-w"),
            ("0.1*exp(1 - 0.1*0)*v", "0.1*exp(1)*v"),
            ("v*m*gL", "v*m*gL"),
        ] {
            let expr = expression(written).expect("our own text");
            let turned = as_in_the_book(&expr, &|name| ["gL", "EL"].contains(&name));
            assert_eq!(turned.to_string().replace(' ', ""), book);
            let values = |name: &str| Some(name.bytes().map(f64::from).sum::<f64>() / 7.0);
            let [was, is] = [&expr, &turned].map(|expr| evaluate(expr, &values));
            assert_eq!(was, is, "{written}");
        }
    }
}
