//! The pages of the course, in its order.

mod week_1;
mod week_2;

pages! {
    lif_step::LifStep;
    lif_sinus::LifSinus;
    hh_step::HhStep;
    hh_ramp::HhRamp;
    hh_sinus::HhSinus;
    type_x::TypeXRamp;
    oja_cloud::OjaCloud;
    oja_images::OjaImages;
}

/// All of them.
pub fn pages() -> impl Iterator<Item = super::Demo> {
    own()
}
