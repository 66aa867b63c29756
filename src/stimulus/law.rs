//! A current as a function of time, smooth within its piece: to be asked for numbers, and as the expression that other programs get.

use crate::equations::expr::Expr;
use std::fmt;
use std::rc::Rc;

/// A current as a function of the time `t`.
#[derive(Clone)]
pub struct Law {
    at: Rc<dyn Fn(f64) -> f64>,
    expr: Expr,
}

impl Law {
    /// The same at all times.
    pub fn constant(current: f64) -> Law {
        Law { at: Rc::new(move |_| current), expr: current.into() }
    }

    /// What is told twice, in numbers and as an expression of `t`: by `law!`, which takes both from one formula.
    pub fn told(at: impl Fn(f64) -> f64 + 'static, expr: impl FnOnce(Expr) -> Expr) -> Law {
        Law { at: Rc::new(at), expr: expr(Expr::Name("t")) }
    }

    /// The current at a time.
    pub fn at(&self, t: f64) -> f64 {
        (self.at)(t)
    }

    /// The current as an expression of the time `t`.
    pub fn expr(&self) -> &Expr {
        &self.expr
    }

    /// The law with so much more at all times.
    pub fn and(&self, extra: f64) -> Law {
        let law = self.at.clone();
        let expr = if extra == 0.0 { self.expr.clone() } else { self.expr.clone() + extra };
        Law { at: Rc::new(move |t| law(t) + extra), expr }
    }
}

impl fmt::Debug for Law {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.expr.fmt(f)
    }
}

/// A law from a formula of the time, which numbers and expressions both obey: `law!(t => (t - start) * slope)`.
macro_rules! law {
    ($t:ident => $formula:expr) => {
        $crate::stimulus::Law::told(move |$t| $formula, move |$t| $formula)
    };
}
pub(super) use law;
