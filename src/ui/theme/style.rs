//! Gives a theme to egui: visuals, spacing, text styles. Draws nothing itself.

use egui::{
    Color32, Context, CornerRadius, Margin, Shadow, Stroke, Style, TextStyle, Vec2, Visuals,
    style::{ScrollAnimation, ScrollStyle, Selection, WidgetVisuals, Widgets},
};

use super::{
    colors::{Kind, Theme},
    fonts, space, type_scale,
};

impl Theme {
    /// Makes this theme the look of `ctx`, whatever theme the system asks for. Fonts are apart:
    /// see [`Theme::install_fonts`].
    pub fn apply(&self, ctx: &Context) {
        ctx.set_theme(self.egui_theme());
        let style = self.style();
        ctx.set_style_of(egui::Theme::Light, style.clone());
        ctx.set_style_of(egui::Theme::Dark, style);
    }

    /// Gives the program's fonts to `ctx`. They are used from the next frame on.
    pub fn install_fonts(ctx: &Context) {
        ctx.set_fonts(fonts::definitions());
    }

    fn egui_theme(&self) -> egui::Theme {
        match self.kind {
            Kind::Dark => egui::Theme::Dark,
            Kind::Light | Kind::Print => egui::Theme::Light,
        }
    }

    /// The whole egui style of this theme.
    #[must_use]
    pub fn style(&self) -> Style {
        let mut style = Style {
            visuals: self.visuals(),
            animation_time: 0.0,
            scroll_animation: ScrollAnimation::none(),
            url_in_tooltip: true,
            ..Style::default()
        };
        style.text_styles = [
            (TextStyle::Small, type_scale::SMALL),
            (TextStyle::Body, type_scale::BODY),
            (TextStyle::Monospace, type_scale::BODY),
            (TextStyle::Button, type_scale::BODY.medium()),
            (TextStyle::Heading, type_scale::HEADING),
        ]
        .into_iter()
        .map(|(name, step)| (name, step.font()))
        .collect();
        style.drag_value_text_style = TextStyle::Body;
        style.interaction.selectable_labels = false;
        style.interaction.show_tooltips_only_when_still = true;
        style.interaction.tooltip_delay = 0.4;
        spacing(&mut style);
        style
    }

    fn visuals(&self) -> Visuals {
        let mut visuals = match self.kind {
            Kind::Dark => Visuals::dark(),
            Kind::Light | Kind::Print => Visuals::light(),
        };
        let hairline = Stroke::new(space::STROKE, self.line.strong);
        let shadow = Shadow {
            offset: [0, 8],
            blur: 24,
            spread: 0,
            color: self.ground.shadow,
        };
        visuals.override_text_color = None;
        visuals.weak_text_color = Some(self.text.muted);
        visuals.widgets = self.widgets();
        visuals.selection = Selection {
            bg_fill: self.selected_text(),
            stroke: Stroke::new(space::STROKE_FOCUS, self.accent.main),
        };
        visuals.hyperlink_color = self.accent.main;
        visuals.faint_bg_color = self.ground.hover;
        visuals.extreme_bg_color = self.ground.surface;
        visuals.text_edit_bg_color = Some(self.ground.surface);
        visuals.code_bg_color = self.ground.sunken;
        visuals.warn_fg_color = self.signal.review.on;
        visuals.error_fg_color = self.signal.blocking.on;
        visuals.window_corner_radius = space::RADIUS_SHEET;
        visuals.window_shadow = shadow;
        visuals.window_fill = self.ground.surface;
        visuals.window_stroke = hairline;
        visuals.window_highlight_topmost = false;
        visuals.menu_corner_radius = space::RADIUS_NOTE;
        visuals.panel_fill = self.ground.canvas;
        visuals.popup_shadow = shadow;
        visuals.text_cursor.stroke = Stroke::new(space::STROKE_MARK, self.text.main);
        visuals.text_cursor.blink = false;
        visuals.striped = false;
        visuals.button_frame = true;
        visuals.interact_cursor = None;
        visuals.image_loading_spinners = false;
        visuals.disabled_alpha = 0.55;
        visuals
    }

    /// The ground of selected text: visible under ink in both themes.
    fn selected_text(&self) -> Color32 {
        self.accent.main.gamma_multiply(0.25)
    }

    fn widgets(&self) -> Widgets {
        let state = |fill: Color32, outline: Stroke, ink: Color32| WidgetVisuals {
            bg_fill: fill,
            weak_bg_fill: fill,
            bg_stroke: outline,
            corner_radius: space::RADIUS_CONTROL,
            fg_stroke: Stroke::new(space::STROKE, ink),
            expansion: 0.0,
        };
        let hairline = |color| Stroke::new(space::STROKE, color);
        Widgets {
            noninteractive: WidgetVisuals {
                corner_radius: CornerRadius::ZERO,
                ..state(
                    self.ground.surface,
                    hairline(self.line.thin),
                    self.text.main,
                )
            },
            inactive: state(
                self.ground.surface,
                hairline(self.line.strong),
                self.text.main,
            ),
            hovered: state(
                self.ground.hover,
                hairline(self.unknown.line),
                self.text.main,
            ),
            active: state(self.accent.weak, hairline(self.accent.main), self.text.main),
            open: state(
                self.ground.hover,
                hairline(self.line.strong),
                self.text.main,
            ),
        }
    }
}

fn spacing(style: &mut Style) {
    let spacing = &mut style.spacing;
    spacing.item_spacing = Vec2::new(space::S, space::S);
    spacing.window_margin = Margin::same(20);
    spacing.menu_margin = Margin::same(6);
    spacing.button_padding = Vec2::new(space::CONTROL_PADDING, 6.0);
    spacing.interact_size = Vec2::new(space::TARGET, space::CONTROL);
    spacing.text_edit_width = 200.0;
    spacing.combo_width = 120.0;
    spacing.icon_width = 16.0;
    spacing.icon_width_inner = 8.0;
    spacing.icon_spacing = space::S;
    spacing.tooltip_width = 360.0;
    spacing.menu_width = 300.0;
    spacing.indent = space::L;
    spacing.scroll = ScrollStyle {
        bar_width: 8.0,
        floating_width: 4.0,
        floating_allocated_width: 0.0,
        dormant_background_opacity: 0.0,
        dormant_handle_opacity: 0.6,
        active_background_opacity: 0.0,
        active_handle_opacity: 0.8,
        interact_background_opacity: 0.6,
        interact_handle_opacity: 1.0,
        ..ScrollStyle::thin()
    };
    spacing.scroll.fade.strength = 0.0;
    spacing.scroll.kinetic.decay_time = 0.0;
    spacing.scroll.kinetic.rubber_band = false;
}
