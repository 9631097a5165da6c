import Emulator

/// What the text of an option, or of its environment variable, is read as.
protocol SettingValue: Sendable {
    /// What such a text looks like, to end the sentence "it takes …".
    static var expectation: String { get }
    init?(settingText: String)
    /// The text that reads as this value.
    var settingText: String { get }
}

extension String: SettingValue {
    static var expectation: String { "a text that is not empty" }
    init?(settingText: String) {
        guard !settingText.isEmpty else { return nil }
        self = settingText
    }
    var settingText: String { self }
}

extension UInt16: SettingValue {
    static var expectation: String { "a port, from 0 to 65535" }
    init?(settingText: String) { self.init(settingText) }
    var settingText: String { String(self) }
}

extension Int32: SettingValue {
    static var expectation: String { "the number of an open descriptor" }
    init?(settingText: String) {
        guard let number = Int32(settingText), number >= 0 else { return nil }
        self = number
    }
    var settingText: String { String(self) }
}

extension Int: SettingValue {
    static var expectation: String { "a whole number from 1 to 1000000000000" }
    init?(settingText: String) {
        guard let number = Int(settingText), 1...1_000_000_000_000 ~= number else { return nil }
        self = number
    }
    var settingText: String { String(self) }
}

extension OneAgentReply: SettingValue {
    static var expectation: String { "201, 202 or 204" }
    init?(settingText: String) {
        guard let status = Int(settingText) else { return nil }
        self.init(rawValue: status)
    }
    var settingText: String { String(rawValue) }
}
