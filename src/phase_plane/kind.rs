//! The kinds of fixed points, told by their eigenvalues.

/// What is smaller than this, relative to the other numbers, is told as 0.
const NOTHING: f64 = 1e-10;

/// How solutions near a fixed point move (S. H. Strogatz, Nonlinear Dynamics and Chaos, 1994, fig. 5.2.8).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// All come straight.
    StableNode,
    /// All leave straight.
    UnstableNode,
    /// A node whose directions are all alike.
    StableStar,
    /// … that lets go.
    UnstableStar,
    /// A node with just one direction, to which all bend.
    StableDegenerateNode,
    /// … that lets go.
    UnstableDegenerateNode,
    /// They wind inwards.
    StableSpiral,
    /// They wind outwards.
    UnstableSpiral,
    /// They come along one direction and leave along another.
    Saddle,
    /// Those of the linear equations go round, and no term of second or third order draws them in or lets them go.
    Centre,
    /// Those of the linear equations go round; the terms beyond draw them in.
    WeaklyStableSpiral,
    /// … let them go.
    WeaklyUnstableSpiral,
    /// An eigenvalue is 0: two fixed points have met.
    SaddleNode,
    /// Three fixed points have met, which leaves a node that all come to, along one direction slower than any exponential.
    WeaklyStableNode,
    /// … that lets go.
    WeaklyUnstableNode,
    /// Three fixed points have met, which leaves a saddle.
    WeakSaddle,
    /// Points have met; whether two or three, rounding hides.
    Merged,
    /// All that could tell is 0.
    Degenerate,
    /// The Jacobian is not finite.
    Unknown,
}

impl Kind {
    /// The kind by the Jacobian and its eigenvalues, the greatest real part first; of more than two by the pair that turns,
    /// unless a real one is not negative, and else by the two of greatest real part.
    pub fn of<const N: usize>(jacobian: &[[f64; N]; N], eigenvalues: &[[f64; 2]; N]) -> Kind {
        let largest = eigenvalues.iter().map(|[re, im]| re.abs() + im.abs()).sum::<f64>();
        let leads = |&[re, im]: &[f64; 2]| im != 0.0 || re > -NOTHING * largest;
        let first = eigenvalues.iter().position(leads).unwrap_or(0);
        let [a, turning] = eigenvalues[first];
        let b = eigenvalues.get(first + 1).map_or(a, |[re, _]| *re);
        let size = a.abs() + b.abs() + turning.abs();
        let nothing = |x: f64, beside: f64| x.abs() <= NOTHING * beside;
        // A real one is 0 where it is told as 0, and not where others are fast; the real part of a pair
        // that turns is never exactly 0.
        let zero = |x: f64| if turning == 0.0 { x == 0.0 } else { nothing(x, size.max(largest)) };
        // Rounding splits a double eigenvalue by its square root.
        let double = N > 1 && (a - b).hypot(turning) <= NOTHING.sqrt() * size;
        let star = double && (0..N).all(|i| (0..N).all(|j| i == j || nothing(jacobian[i][j], size)));
        match (zero(a), zero(b)) {
            _ if !size.is_finite() => Kind::Unknown,
            (true, true) if turning != 0.0 => Kind::Centre,
            // Alone a variable has no other eigenvalue.
            (true, true) if N > 1 => Kind::Degenerate,
            (true, _) | (_, true) => Kind::SaddleNode,
            _ if star && a < 0.0 => Kind::StableStar,
            _ if star => Kind::UnstableStar,
            _ if double && a < 0.0 => Kind::StableDegenerateNode,
            _ if double => Kind::UnstableDegenerateNode,
            _ if turning != 0.0 && a < 0.0 => Kind::StableSpiral,
            _ if turning != 0.0 => Kind::UnstableSpiral,
            _ if a * b < 0.0 => Kind::Saddle,
            _ if a < 0.0 => Kind::StableNode,
            _ => Kind::UnstableNode,
        }
    }

    /// Whether small departures die out; those from a centre do not.
    pub fn stable(self) -> bool {
        use Kind::{
            StableDegenerateNode, StableNode, StableSpiral, StableStar, WeaklyStableNode, WeaklyStableSpiral,
        };
        matches!(
            self,
            StableNode
                | StableStar
                | StableDegenerateNode
                | StableSpiral
                | WeaklyStableNode
                | WeaklyStableSpiral
        )
    }

    /// The index: how often the field of a plane turns along a small circle round the point, anticlockwise; 0 where it is
    /// degenerate.
    pub fn index(self) -> i32 {
        match self {
            Kind::Saddle | Kind::WeakSaddle => -1,
            Kind::SaddleNode | Kind::Merged | Kind::Degenerate | Kind::Unknown => 0,
            _ => 1,
        }
    }
}
