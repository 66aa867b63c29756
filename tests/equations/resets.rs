//! Resets that XPPAUT does once, and that would be done here in every step: refused, or told.

use super::complaints::told;

const SPIKES: &str = "v'=I-v\nz'=-z\npar I=2,vt=1,vr=0\n";

#[test]
fn what_is_done_at_a_crossing_and_leaves_the_voltage_where_it_is_is_refused() {
    // XPPAUT 6.11 adds 1 to z once, where v rises through 1, and never again while v stays above.
    for sets in ["z=z+1", "z=1", "v=v;z=z+1", "v=v"] {
        let expected = "4:10 XPPAUT does this once whenever v rises through its threshold; here, it would be done in every step \
            while v is above: set v, too, so that it falls below, or let a rate hold a pulse, such as heav(v-vth)";
        assert_eq!(told(&format!("{SPIKES}global 1 v-vt {{{sets}}}")), [expected], "{sets}");
    }
    // Brian2 does it in every step, too.
    assert_eq!(
        told(&format!("{SPIKES}threshold: v > vt\nreset: z += 1")),
        ["4:12 ~ this reset leaves v above its threshold: it is reset again and again"]
    );
}

#[test]
fn where_a_reset_leaves_the_voltage_is_told_unless_that_is_below_its_threshold() {
    let at = "4:10 ~ this reset leaves v at its threshold: where it rises from there, it is reset in every step; XPPAUT does that once";
    let above = "4:10 ~ this reset leaves v above its threshold: it is reset again and again";
    for (sets, expected) in [
        ("v=1", Some(at)),
        ("v=vt;z=z+1", Some(at)),
        ("v=vt+1", Some(above)),
        ("v=v+1", Some(above)),
        ("v=vr", None),
        ("v=v-0.5", None),
        ("v=z", None),
    ] {
        let told = told(&format!("{SPIKES}global 1 v-vt {{{sets}}}"));
        assert_eq!(told, expected.as_slice(), "{sets}");
    }
    let from = "4:12 ~ this reset leaves v at its threshold: it is reset again and again";
    assert_eq!(told(&format!("{SPIKES}threshold: v >= 1\nreset: v = 1")), [from]);
}

#[test]
fn that_a_start_above_the_threshold_is_reset_at_once_is_told() {
    // XPPAUT 6.11 lets v come down from 5 to 2 and resets it never.
    let expected = "5:6 ~ v starts above its threshold: it is reset before the first step; in XPPAUT it is not, since it does not rise through it";
    let start = |value: &str| told(&format!("{SPIKES}global 1 v-vt {{v=vr}}\ninit v={value}"));
    assert_eq!(start("5"), [expected]);
    assert_eq!(start("1"), [""; 0]);
    assert_eq!(start("-3"), [""; 0]);
    let from = "6:6 ~ v starts at its threshold: it is reset before the first step";
    assert_eq!(told(&format!("{SPIKES}threshold: v >= vt\nreset: v = vr\ninit v=1")), [from]);
}
