extension Rule {
    /// Every rule, in the order in which the contract speaks of their subjects.
    package static let all: [Rule] = ofTransport + ofTheBody + ofIdentity + ofTime + ofProperties
}
